package dev.sessionready.change.template;

import dev.sessionready.change.template.References.Part;
import dev.sessionready.json.TreeText;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A template of CloudFormation.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html">
 *     Template format</a>
 */
final class CloudFormationTemplate {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final OfCloudFormation resources;
  private final References references;

  CloudFormationTemplate(AddedResources resources) {
    this.resources = OfCloudFormation.of(resources);
    this.references = new References(this.resources.added());
  }

  String text(List<String> remarks) {
    ObjectNode template = NODES.objectNode();
    template.put("AWSTemplateFormatVersion", "2010-09-09");
    ObjectNode metadata = template.putObject("Metadata");
    strings(metadata.putArray("Purpose"), remarks);
    if (!resources.byHand().isEmpty()) {
      strings(metadata.putArray("ToBeTyped"), resources.byHand());
    }
    ObjectNode all = template.putObject("Resources");
    for (Resource resource : resources.added()) {
      ObjectNode one = all.putObject(resource.logicalId());
      one.put("Type", resource.type().cloudFormation());
      one.set("Properties", value(resource.properties(), resource));
    }
    if (all.isEmpty()) {
      // A template has one resource at least; this one does nothing.
      all.putObject("Nothing").put("Type", "AWS::CloudFormation::WaitConditionHandle");
    }
    return TreeText.print(template);
  }

  private static void strings(ArrayNode list, List<String> values) {
    values.forEach(list::add);
  }

  private JsonNode value(JsonNode value, Resource owner) {
    return switch (value) {
      case ObjectNode object -> {
        ObjectNode copy = NODES.objectNode();
        object.forEachEntry((name, one) -> copy.set(name, value(one, owner)));
        yield copy;
      }
      case ArrayNode list -> {
        ArrayNode copy = NODES.arrayNode();
        list.forEach(one -> copy.add(value(one, owner)));
        yield copy;
      }
      case JsonNode text when text.isString() -> joined(references.parts(text.asString(""), owner));
      case JsonNode plain -> plain;
    };
  }

  private static JsonNode joined(List<Part> parts) {
    if (parts.size() == 1) {
      return text(parts.getFirst());
    }
    ArrayNode pieces = NODES.arrayNode();
    parts.forEach(part -> pieces.add(text(part)));
    ObjectNode joined = NODES.objectNode();
    joined.putArray("Fn::Join").add("").add(pieces);
    return joined;
  }

  private static JsonNode text(Part part) {
    return switch (part) {
      case References.Literal(String text) -> NODES.stringNode(text);
      case References.Id(Resource resource) -> {
        ObjectNode reference = NODES.objectNode();
        String attribute = resource.type().idAttribute();
        if (attribute.isEmpty()) {
          reference.put("Ref", resource.logicalId());
        } else {
          reference.putArray("Fn::GetAtt").add(resource.logicalId()).add(attribute);
        }
        yield reference;
      }
    };
  }
}
