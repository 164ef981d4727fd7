package dev.sessionready.world;

import dev.sessionready.json.MergePatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a case says in what its world differs from the healthy one: a JSON merge patch in which
 * {@code {"text": ...}} stands for a document that the snapshot keeps as AWS wrote it, and {@code
 * {"textWith": ...}} for the document that is there, with that merge patch upon it.
 */
record Patch(JsonNode written) {

  private static final String TEXT = "text";
  private static final String TEXT_WITH = "textWith";

  /** The healthy world so changed. */
  World onTheHealthyWorld() {
    return World.of(on(World.healthyTree()));
  }

  /** A snapshot so changed. */
  JsonNode on(JsonNode snapshot) {
    return new MergePatch(plain(written, snapshot)).on(snapshot);
  }

  private static JsonNode plain(JsonNode patch, JsonNode target) {
    if (!patch.isObject()) {
      return patch;
    }
    if (patch.size() == 1 && patch.has(TEXT)) {
      return text(patch.path(TEXT));
    }
    if (patch.size() == 1 && patch.has(TEXT_WITH)) {
      JsonNode document = World.JSON.readTree(target.asString());
      return text(new MergePatch(patch.path(TEXT_WITH)).on(document));
    }
    ObjectNode plain = JsonNodeFactory.instance.objectNode();
    patch
        .properties()
        .forEach(field ->
            plain.set(field.getKey(), plain(field.getValue(), target.path(field.getKey()))));
    return plain;
  }

  private static JsonNode text(JsonNode document) {
    return JsonNodeFactory.instance.stringNode(World.JSON.writeValueAsString(document));
  }
}
