package dev.sessionready.change.template;

import dev.sessionready.change.CannotRun;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The texts of a property: of a list each, of a single value the one. */
final class PlannedText {

  private PlannedText() {}

  /**
   * Those that are there.
   *
   * @throws CannotRun where one is known only once another resource is made
   */
  static List<String> of(JsonNode value) {
    List<String> texts = new ArrayList<>();
    for (JsonNode one : value.isArray() ? value.values() : List.of(value)) {
      if (one.isValueNode() && !one.isNull() && !one.asString("").isEmpty()) {
        texts.add(one.asString(""));
      }
    }
    if (texts.stream().anyMatch(text -> text.startsWith("{{changeSet:"))) {
      throw new CannotRun("a value of it is known only once another resource is made");
    }
    return texts;
  }
}
