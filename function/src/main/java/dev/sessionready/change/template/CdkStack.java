package dev.sessionready.change.template;

import dev.sessionready.change.template.References.Part;
import dev.sessionready.json.TreeText;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stack of the AWS CDK as a Java class, of resources as CloudFormation has them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cdk/api/v2/java/software/amazon/awscdk/CfnResource.html">
 *     CfnResource</a>
 */
final class CdkStack {

  private static final String HEAD =
      """

      import static java.util.Map.entry;

      import java.util.List;
      import java.util.Map;
      import software.amazon.awscdk.CfnResource;
      import software.amazon.awscdk.Stack;
      import software.amazon.awscdk.StackProps;
      import software.constructs.Construct;

      public final class SessionManagerFixes extends Stack {

        public SessionManagerFixes(Construct scope, String id, StackProps props) {
          super(scope, id, props);
      """;

  private final OfCloudFormation resources;
  private final References references;

  CdkStack(AddedResources resources) {
    this.resources = OfCloudFormation.of(resources);
    this.references = new References(this.resources.added());
  }

  String text(List<String> remarks) {
    StringBuilder text = new StringBuilder();
    remarks.forEach(remark -> comment(text, remark));
    text.append(HEAD);
    for (Resource resource : resources.added()) {
      text.append("    CfnResource ").append(resource.variable());
      text.append(" =\n        CfnResource.Builder.create(this, ");
      text.append(quoted(resource.logicalId())).append(")\n            .type(");
      text.append(quoted(resource.type().cloudFormation())).append(")\n            .properties(");
      text.append(value(resource.properties(), resource)).append(")\n            .build();\n");
    }
    text.append("  }\n}\n");
    if (!resources.byHand().isEmpty()) {
      text.append('\n');
      comment(text, "To be typed, or changed where these resources are kept:");
      resources.byHand().forEach(line -> comment(text, line));
    }
    return text.toString();
  }

  // A compiler reads an escape of Unicode even in a comment.
  private static void comment(StringBuilder text, String line) {
    text.append("// ").append(line.replace("\\u", "\\ u")).append('\n');
  }

  private String value(JsonNode value, Resource owner) {
    return switch (value) {
      case ObjectNode object ->
          object.properties().stream()
              .map(one ->
                  "entry(%s, %s)".formatted(quoted(one.getKey()), value(one.getValue(), owner)))
              .collect(Collectors.joining(", ", "Map.ofEntries(", ")"));
      case ArrayNode list ->
          list.valueStream()
              .map(one -> value(one, owner))
              .collect(Collectors.joining(", ", "List.of(", ")"));
      case JsonNode text when text.isString() ->
          references.parts(text.asString(""), owner).stream()
              .map(CdkStack::text)
              .collect(Collectors.joining(" + "));
      case JsonNode plain -> plain.toString();
    };
  }

  private static String text(Part part) {
    return switch (part) {
      case References.Literal(String text) -> quoted(text);
      case References.Id(Resource resource) -> {
        String attribute = resource.type().idAttribute();
        yield attribute.isEmpty()
            ? resource.variable() + ".getRef()"
            : "%s.getAtt(%s).toString()".formatted(resource.variable(), quoted(attribute));
      }
    };
  }

  // The escapes of JSON are those of Java.
  private static String quoted(String text) {
    return TreeText.quoted(text);
  }
}
