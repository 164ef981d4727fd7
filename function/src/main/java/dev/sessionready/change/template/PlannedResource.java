package dev.sessionready.change.template;

import dev.sessionready.change.CannotRun;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One resource that a change set or plan would change, with its properties on both sides.
 *
 * @param address what the change set or plan calls it
 * @param id what AWS calls it; empty where it is created
 * @param form how its properties are spelt
 * @param before no object where it is created
 * @param after no object where it is deleted
 */
record PlannedResource(
    String address, String id, ResourceType type, Form form, JsonNode before, JsonNode after) {

  /** Whose names the properties have. */
  enum Form {
    CLOUDFORMATION,
    TERRAFORM
  }

  boolean isCreated() {
    return !before.isObject();
  }

  boolean isDeleted() {
    return !after.isObject();
  }

  /** The properties after the change, or before it where it is deleted. */
  JsonNode state() {
    return isDeleted() ? before : after;
  }

  /** A property on one side, by its name in CloudFormation. */
  JsonNode property(JsonNode side, String name) {
    return side.path(spelt(name));
  }

  private String spelt(String name) {
    return form == Form.TERRAFORM ? type.terraformName(name) : name;
  }

  /**
   * A text that must be there.
   *
   * @throws CannotRun where it is not, or is known only once another resource is made
   */
  String text(JsonNode side, String name) {
    return maybe(side, name).orElseThrow(() -> new CannotRun("it lacks " + spelt(name)));
  }

  /** A text, where it is there. */
  Optional<String> maybe(JsonNode side, String name) {
    return texts(side, name).stream().findFirst();
  }

  /** All texts of a list, or the one that stands in its place. */
  List<String> texts(JsonNode side, String name) {
    return PlannedText.of(property(side, name));
  }

  /** A flag; false where it is not there. */
  boolean flag(JsonNode side, String name) {
    return maybe(side, name).filter("true"::equals).isPresent();
  }

  /**
   * A document as JSON, however it is written; empty where there is none.
   *
   * @throws CannotRun where it is known only once another resource is made
   */
  String document(JsonNode side, String name) {
    JsonNode value = property(side, name);
    String text = value.isObject() ? value.toString() : maybe(side, name).orElse("");
    if (text.indexOf(PlannedReferences.MARK) >= 0) {
      throw new CannotRun(spelt(name) + " is known only once another resource is made");
    }
    return text;
  }
}
