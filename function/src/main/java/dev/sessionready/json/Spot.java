package dev.sessionready.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value in a JSON text and the place where it stands. Every question it cannot answer is a {@link
 * Misread}.
 *
 * @param source the text
 * @param parent the object or list around it, null for the whole text
 * @param key its name or number in there
 */
record Spot(JsonText source, @Nullable Spot parent, String key, JsonNode node) {

  /** The whole text. */
  static Spot root(JsonText source, JsonNode node) {
    return new Spot(source, null, "", node);
  }

  /** The fields of an object, in the order of the text. */
  Map<String, Spot> fields() {
    expect(node.isObject(), "an object");
    Map<String, Spot> fields = new LinkedHashMap<>();
    node.properties()
        .forEach(field -> fields.put(field.getKey(), at(field.getKey(), field.getValue())));
    return fields;
  }

  /** A field that must be there. */
  Spot field(String name) {
    return find(name).orElseThrow(() -> misread("the field \"%s\" is missing".formatted(name)));
  }

  /** A field that may be missing; one that is null counts as there. */
  Optional<Spot> find(String name) {
    expect(node.isObject(), "an object");
    return node.optional(name).map(value -> at(name, value));
  }

  List<Spot> elements() {
    expect(node.isArray(), "a list");
    List<Spot> elements = new ArrayList<>(node.size());
    for (JsonNode element : node.values()) {
      elements.add(at(Integer.toString(elements.size()), element));
    }
    return elements;
  }

  String text() {
    expect(node.isString(), "text");
    return node.stringValue();
  }

  boolean flag() {
    expect(node.isBoolean(), "true or false");
    return node.booleanValue();
  }

  int whole() {
    expect(node.isIntegralNumber() && node.canConvertToInt(), "a whole number");
    return node.intValue();
  }

  /** The same object at the same place, but for one field. */
  Spot without(String name) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    fields().forEach((key, field) -> rest.set(key, field.node()));
    rest.remove(name);
    return new Spot(source, parent, key, rest);
  }

  /** The place as a JSON pointer (RFC 6901). */
  String path() {
    return parent == null ? "" : parent.path() + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** That this value is wrong; the cause is a sentence without its full stop. */
  Misread misread(String cause) {
    String path = path();
    return new Misread(path, source.line(path), cause);
  }

  private Spot at(String name, JsonNode value) {
    return new Spot(source, this, name, value);
  }

  private void expect(boolean met, String wanted) {
    if (!met) {
      throw misread("%s stands where %s is needed".formatted(found(), wanted));
    }
  }

  private String found() {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case STRING -> "the text " + node;
      case NUMBER -> "the number " + node;
      case BOOLEAN -> node.toString();
      case NULL -> "null";
      case BINARY, MISSING, POJO -> throw new IllegalStateException("no text has " + node);
    };
  }
}
