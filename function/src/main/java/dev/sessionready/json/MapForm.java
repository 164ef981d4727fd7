package dev.sessionready.json;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of a map: an object with its keys in order.
 *
 * @param ownName the field in which every value names itself, which must be its key; empty where
 *     values do not
 */
record MapForm(Form element, String ownName) implements Form {

  @Override
  public JsonNode write(Object value) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    sorted((Map<?, ?>) value)
        .forEach((key, item) -> {
          JsonNode written = element.write(item);
          otherName(key, written)
              .ifPresent(other -> {
                throw new IllegalArgumentException(
                    "\"%s\" is kept under the key \"%s\"".formatted(other, key));
              });
          object.set(key, written);
        });
    return object;
  }

  @Override
  public Object read(Spot spot) {
    Map<String, Object> map = new HashMap<>();
    spot.fields()
        .forEach((key, item) -> {
          map.put(key, element.read(item));
          otherName(key, item.node())
              .ifPresent(other -> {
                throw item.misread(
                    "its %s is \"%s\", which must be its key too".formatted(ownName, other));
              });
        });
    return Map.copyOf(map);
  }

  // An absent or unreadable noun names nothing.
  private Optional<String> otherName(String key, JsonNode item) {
    JsonNode noun = element instanceof FactForm ? item.path(FactForm.KNOWN) : item;
    return noun.optional(ownName).map(JsonNode::stringValue).filter(name -> !name.equals(key));
  }

  private static Map<String, Object> sorted(Map<?, ?> map) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, item) -> sorted.put((String) key, item));
    return sorted;
  }
}
