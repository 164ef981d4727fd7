package dev.sessionready.wire;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The role that a deployed function has.
 *
 * @param trust its trust policy
 * @param statements those of all its policies
 */
public record DeployedRole(JsonNode trust, List<JsonNode> statements) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  public DeployedRole {
    statements = List.copyOf(statements);
  }

  /** Every action that it is granted, on whatever resource. */
  public Set<String> actions() {
    return statements.stream()
        .flatMap(DeployedRole::actions)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The same role with some actions taken out of every statement. */
  public DeployedRole without(Set<String> some) {
    return new DeployedRole(
        trust,
        statements.stream()
            .map(statement -> without(statement, some))
            .filter(statement -> !statement.required("Action").isEmpty())
            .toList());
  }

  /** All its statements in one policy. */
  public String policy() {
    ObjectNode policy = NODES.objectNode().put("Version", "2012-10-17");
    policy.set("Statement", NODES.arrayNode().addAll(statements));
    return policy.toString();
  }

  private static JsonNode without(JsonNode statement, Set<String> some) {
    ArrayNode left = NODES.arrayNode();
    actions(statement).filter(one -> !some.contains(one)).forEach(left::add);
    return ((ObjectNode) statement.deepCopy()).set("Action", left);
  }

  private static Stream<String> actions(JsonNode statement) {
    if (!statement.required("Effect").asString().equals("Allow")) {
      throw new IllegalStateException("grants nothing: " + statement);
    }
    JsonNode action = statement.required("Action");
    return action.isArray()
        ? action.values().stream().map(JsonNode::asString)
        : Stream.of(action.asString());
  }
}
