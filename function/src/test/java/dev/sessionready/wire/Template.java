package dev.sessionready.wire;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The CloudFormation template that is deployed, as the module {@code infra} keeps it, with the ARNs
 * that its resources would have in {@link Moto#ACCOUNT}.
 */
public record Template(JsonNode resources) {

  private static final Path FILE =
      Path.of("..", "infra", "src", "test", "resources", "template.json");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What comes after {@code arn:aws:}; a logical id stands for the name that AWS would choose. */
  private static final Map<String, String> ARNS =
      Map.of(
          "AWS::DynamoDB::Table", "dynamodb:${AWS::Region}:${AWS::AccountId}:table/%s",
          "AWS::KMS::Key", "kms:${AWS::Region}:${AWS::AccountId}:key/%s",
          "AWS::Logs::LogGroup", "logs:${AWS::Region}:${AWS::AccountId}:log-group:%s:*",
          "AWS::SNS::Topic", "sns:${AWS::Region}:${AWS::AccountId}:%s",
          "AWS::SQS::Queue", "sqs:${AWS::Region}:${AWS::AccountId}:%s");

  private static final Map<String, String> PSEUDO_PARAMETERS =
      Map.of("AWS::AccountId", Moto.ACCOUNT, "AWS::Partition", "aws", "AWS::Region", Moto.REGION);

  /** The template of the stack with its default settings. */
  public static Template synthesised() {
    return new Template(new JsonMapper().readTree(FILE).required("Resources"));
  }

  /** The roles that this program's functions wear, by the class that handles their events. */
  public Map<String, DeployedRole> roles() {
    return resources.values().stream()
        .filter(resource -> resource.path("Type").asString().equals("AWS::Lambda::Function"))
        .map(function -> function.required("Properties"))
        .filter(function -> handler(function).startsWith("dev.sessionready."))
        .collect(Collectors.toMap(Template::handler, this::role));
  }

  private static String handler(JsonNode function) {
    return function.path("Handler").asString("").replaceFirst("::.*", "");
  }

  private DeployedRole role(JsonNode function) {
    String id = function.requiredAt("/Role/Fn::GetAtt/0").asString();
    JsonNode role = resources.required(id).required("Properties");
    if (role.has("ManagedPolicyArns") || role.has("PermissionsBoundary")) {
      throw new IllegalStateException("the role " + id + " has more than policies of its own");
    }
    List<JsonNode> statements =
        Stream.concat(role.path("Policies").values().stream(), attachedTo(id))
            .flatMap(policy -> policy.requiredAt("/PolicyDocument/Statement").values().stream())
            .map(this::resolved)
            .toList();
    return new DeployedRole(resolved(role.required("AssumeRolePolicyDocument")), statements);
  }

  private Stream<JsonNode> attachedTo(String role) {
    return resources.values().stream()
        .filter(resource -> resource.path("Type").asString().equals("AWS::IAM::Policy"))
        .map(policy -> policy.required("Properties"))
        .filter(policy ->
            policy.path("Roles").values().stream()
                .anyMatch(named -> named.path("Ref").asString("").equals(role)));
  }

  // The few of CloudFormation's functions that make up an ARN.
  private JsonNode resolved(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = NODES.arrayNode();
      node.values().forEach(element -> array.add(resolved(element)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.has("Ref")) {
      return NODES.stringNode(reference(node.required("Ref").asString()));
    }
    if (node.has("Fn::GetAtt")) {
      return NODES.stringNode(attribute(node.required("Fn::GetAtt")));
    }
    if (node.has("Fn::Join")) {
      return NODES.stringNode(joined(node.required("Fn::Join")));
    }
    ObjectNode object = NODES.objectNode();
    node.properties().forEach(field -> object.set(field.getKey(), resolved(field.getValue())));
    return object;
  }

  private String reference(String name) {
    String value = PSEUDO_PARAMETERS.get(name);
    return value == null ? arn(name) : value;
  }

  private String attribute(JsonNode idAndName) {
    if (!idAndName.path(1).asString().equals("Arn")) {
      throw new IllegalStateException("not an ARN: " + idAndName);
    }
    return arn(idAndName.path(0).asString());
  }

  private String joined(JsonNode delimiterAndParts) {
    return delimiterAndParts.path(1).values().stream()
        .map(part -> resolved(part).asString())
        .collect(Collectors.joining(delimiterAndParts.path(0).asString()));
  }

  private String arn(String id) {
    String type = resources.required(id).required("Type").asString();
    String form = ARNS.get(type);
    if (form == null) {
      throw new IllegalStateException("no form for the ARN of " + id + ", which is a " + type);
    }
    return ("arn:aws:" + form.formatted(id))
        .replace("${AWS::Region}", Moto.REGION)
        .replace("${AWS::AccountId}", Moto.ACCOUNT);
  }
}
