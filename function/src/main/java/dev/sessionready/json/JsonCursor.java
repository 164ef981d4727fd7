package dev.sessionready.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value in a JSON text and the place where it stands. Every question it cannot answer is a {@link
 * JsonFormatError}.
 *
 * @param source the text
 * @param parent the object or list around it, null for the whole text
 * @param key its name or number in there
 */
record JsonCursor(JsonText source, @Nullable JsonCursor parent, String key, JsonNode node) {

  /** The whole text. */
  static JsonCursor root(JsonText source, JsonNode node) {
    return new JsonCursor(source, null, "", node);
  }

  /** The fields of an object, in the order of the text. */
  Map<String, JsonCursor> fields() {
    expect(node.isObject(), "an object");
    Map<String, JsonCursor> fields = new LinkedHashMap<>();
    node.properties()
        .forEach(field -> fields.put(field.getKey(), at(field.getKey(), field.getValue())));
    return fields;
  }

  /** A field that must be there. */
  JsonCursor field(String name) {
    return find(name).orElseThrow(() -> missing(name));
  }

  /** A field that may be missing; one that is null counts as there. */
  Optional<JsonCursor> find(String name) {
    expect(node.isObject(), "an object");
    return node.optional(name).map(value -> at(name, value));
  }

  /** What stands under a name in an object, or under a number in a list. */
  Optional<JsonCursor> child(String name) {
    return node.isArray()
        ? elements().stream().filter(element -> element.key.equals(name)).findFirst()
        : node.optional(name).map(value -> at(name, value));
  }

  List<JsonCursor> elements() {
    expect(node.isArray(), "a list");
    List<JsonCursor> elements = new ArrayList<>(node.size());
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

  /** What the text here stands for; who parses it refuses as {@link TextType} does. */
  <T> T read(TextType<T> type) {
    String text = text();
    try {
      return type.parse().apply(text);
    } catch (IllegalArgumentException malformed) {
      throw error(String.valueOf(malformed.getMessage()));
    }
  }

  /** The place as a JSON pointer (RFC 6901). */
  String path() {
    return parent == null ? "" : parent.path() + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** That a field is not there. */
  JsonFormatError missing(String name) {
    return error("the field \"%s\" is missing".formatted(name));
  }

  /** That this value is wrong; the cause is a sentence without its full stop. */
  JsonFormatError error(String cause) {
    String path = path();
    return new JsonFormatError(path, source.line(path), cause);
  }

  private JsonCursor at(String name, JsonNode value) {
    return new JsonCursor(source, this, name, value);
  }

  private void expect(boolean met, String wanted) {
    if (!met) {
      throw otherThan(wanted);
    }
  }

  /** That something else stands here than what is wanted, such as "a list". */
  JsonFormatError otherThan(String wanted) {
    return error("%s stands where %s is needed".formatted(found(), wanted));
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
