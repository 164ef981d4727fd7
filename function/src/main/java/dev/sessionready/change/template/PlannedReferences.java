package dev.sessionready.change.template;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a Terraform plan says of values that are known only after it is applied: the resources that
 * their expressions refer to. In the place of such a value stands a mark with the variable that
 * takes the id of the resource.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/internals/json-format">JSON output
 *     format</a>
 */
final class PlannedReferences {

  /** A character for private use, which no name of AWS has. */
  static final char MARK = '\ue000';

  private final Map<String, JsonNode> expressions = new HashMap<>();
  private final Set<String> addresses = new LinkedHashSet<>();

  PlannedReferences(JsonNode plan) {
    plan.path("configuration")
        .path("root_module")
        .path("resources")
        .forEach(one -> expressions.put(one.path("address").asString(""), one.path("expressions")));
    plan.path("resource_changes").forEach(one -> addresses.add(one.path("address").asString("")));
  }

  /** The properties of a resource after the change, with a mark for each value not yet known. */
  JsonNode known(String address, JsonNode change) {
    if (!(change.path("after").deepCopy() instanceof ObjectNode after)) {
      return change.path("after");
    }
    change
        .path("after_unknown")
        .forEachEntry((property, unknown) -> {
          if (unknown.asBoolean(false)
              || unknown.valueStream().anyMatch(one -> one.asBoolean(false))) {
            ArrayNode values =
                after.path(property) instanceof ArrayNode list ? list : after.putArray(property);
            values.removeIf(JsonNode::isNull);
            marks(address, property).forEach(values::add);
          }
        });
    return after;
  }

  private Set<String> marks(String address, String property) {
    Set<String> marks = new LinkedHashSet<>();
    JsonNode expression = expressions.get(address);
    if (expression != null) {
      expression
          .path(property)
          .path("references")
          .forEach(reference -> {
            if (addresses.contains(reference.asString(""))) {
              marks.add(MARK + variable(reference.asString("")) + MARK);
            }
          });
    }
    return marks;
  }

  /** The variable that takes the id of a resource once it is made. */
  static String variable(String address) {
    return address.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
