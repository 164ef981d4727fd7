package dev.sessionready.change.template;

import dev.sessionready.change.template.References.Part;
import dev.sessionready.json.TreeText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A configuration of Terraform, for HashiCorp's provider for AWS.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/syntax/configuration">Terraform
 *     configuration syntax</a>
 */
final class TerraformConfiguration {

  private static final Set<String> DOCUMENTS =
      Set.of("PolicyDocument", "AssumeRolePolicyDocument", "Content");

  private final AddedResources resources;
  private final References references;

  TerraformConfiguration(AddedResources resources) {
    this.resources = resources;
    this.references = new References(resources.added());
  }

  String text(List<String> remarks) {
    StringBuilder text = new StringBuilder();
    remarks.forEach(remark -> text.append("# ").append(remark).append('\n'));
    for (Resource resource : resources.added()) {
      text.append(
          "\nresource \"%s\" \"%s\" {\n"
              .formatted(resource.type().terraform(), resource.terraformName()));
      for (Map.Entry<String, JsonNode> property : resource.properties().properties()) {
        property(text, resource, property.getKey(), property.getValue());
      }
      text.append("}\n");
    }
    if (!resources.byHand().isEmpty()) {
      text.append("\n# To be typed, or changed where these resources are kept:\n");
      resources.byHand().forEach(line -> text.append("# ").append(line).append('\n'));
    }
    return text.toString();
  }

  private void property(StringBuilder text, Resource owner, String name, JsonNode value) {
    if (value instanceof ObjectNode object && !DOCUMENTS.contains(name)) {
      object.forEachEntry((inner, one) -> property(text, owner, name + "." + inner, one));
      return;
    }
    String written =
        DOCUMENTS.contains(name)
            ? "jsonencode(" + value(value, owner) + ")"
            // A profile has one role, for all that CloudFormation lists them.
            : value(name.equals("Roles") ? value.path(0) : value, owner);
    text.append("  ")
        .append(owner.type().terraformName(name))
        .append(" = ")
        .append(written)
        .append('\n');
  }

  private String value(JsonNode value, Resource owner) {
    return switch (value) {
      case ObjectNode object ->
          object.properties().stream()
              .map(one -> quoted(one.getKey()) + " = " + value(one.getValue(), owner))
              .collect(Collectors.joining(", ", "{ ", " }"));
      case ArrayNode list ->
          list.valueStream()
              .map(one -> value(one, owner))
              .collect(Collectors.joining(", ", "[", "]"));
      case JsonNode text when text.isString() -> joined(references.parts(text.asString(""), owner));
      case JsonNode plain -> plain.toString();
    };
  }

  private static String joined(List<Part> parts) {
    if (parts.size() == 1 && parts.getFirst() instanceof References.Id(Resource resource)) {
      return reference(resource);
    }
    return parts.stream()
        .map(part ->
            switch (part) {
              case References.Literal(String text) -> escaped(text);
              case References.Id(Resource resource) -> "${" + reference(resource) + "}";
            })
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String reference(Resource resource) {
    return "%s.%s.%s"
        .formatted(
            resource.type().terraform(), resource.terraformName(), resource.type().terraformId());
  }

  private static String quoted(String text) {
    return "\"" + escaped(text) + "\"";
  }

  // As in JSON, and what would begin an expression is doubled.
  private static String escaped(String text) {
    String json = TreeText.quoted(text);
    return json.substring(1, json.length() - 1).replace("${", "$${").replace("%{", "%%{");
  }
}
