package dev.sessionready.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes a JSON text in its structure: values of another type, fields that are missing, too many
 * or there twice, numbers out of proportion, towers of brackets, control characters. JSON that
 * stands as text within is changed in the same way.
 */
public final class JsonMutations {

  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Stands in the tree for what no tree can hold. */
  private static final String RAW = "~raw~";

  private static final List<String> RAWS =
      List.of(
          "1e999999999",
          "-1e-999999999",
          "1e9999999999",
          "123456789012345678901234567890",
          "0.1",
          "-0",
          "NaN",
          "{\"a\": 1, \"a\": 2}",
          "[".repeat(300) + "]".repeat(300),
          "{\"a\":".repeat(600) + "1" + "}".repeat(600),
          "\"\\ud800\"",
          "\"\u0001\"");

  private final Random random;
  private final List<String> words;

  /**
   * @param random whence every choice comes
   * @param words texts that mean something where the JSON is read
   */
  public JsonMutations(Random random, List<String> words) {
    this.random = random;
    this.words = words;
  }

  /** The text, changed at a few places. */
  public String mutated(String json) {
    String changed = json;
    try {
      JsonNode tree = JSON.readTree(json);
      int changes = 1 + random.nextInt(random.nextInt(8) == 0 ? 12 : 3);
      for (int i = 0; i < changes; i++) {
        tree = change(tree);
      }
      changed = printed(tree);
    } catch (JacksonException _) {
      changed = asText(changed);
    }
    return random.nextInt(25) == 0 ? asText(changed) : changed;
  }

  private String printed(JsonNode tree) {
    String text = tree.toString();
    for (int i = 0; i < RAWS.size(); i++) {
      text = text.replace("\"" + RAW + i + "\"", RAWS.get(i));
    }
    return text;
  }

  // Characters, whatever they mean.
  private String asText(String text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + 1 + random.nextInt(20));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + text.substring(end);
      case 2 -> text.substring(0, at) + word() + text.substring(at);
      default -> text.substring(0, end) + text.substring(at);
    };
  }

  private JsonNode change(JsonNode tree) {
    List<Place> places = new ArrayList<>();
    collect(tree, places);
    if (places.isEmpty()) {
      return value(tree);
    }
    Place place = places.get(random.nextInt(places.size()));
    JsonNode other = places.get(random.nextInt(places.size())).value();
    switch (random.nextInt(10)) {
      case 0, 1 -> place.remove();
      case 2 -> place.add(words.get(random.nextInt(words.size())), value(other));
      case 3 -> place.set(other.deepCopy());
      case 4 -> place.repeat(1 + random.nextInt(30));
      default -> place.set(replacement(place.value()));
    }
    return tree;
  }

  private JsonNode replacement(JsonNode value) {
    if (value.isString()) {
      String text = value.stringValue();
      return text.startsWith("{") && random.nextInt(10) > 0
          ? NODES.stringNode(mutated(text))
          : random.nextInt(4) == 0 ? value(value) : NODES.stringNode(text(text));
    }
    if (value.isContainer() && random.nextInt(3) > 0) {
      return change(value);
    }
    return value(value);
  }

  private String text(String text) {
    int at = random.nextInt(text.length() + 1);
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + word() + text.substring(at);
      case 2 -> text + text;
      default -> word();
    };
  }

  private JsonNode value(JsonNode present) {
    return switch (random.nextInt(9)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextInt());
      case 3 -> NODES.numberNode(random.nextInt(3) - 1);
      case 4 -> NODES.arrayNode().add(present.deepCopy());
      case 5 -> NODES.objectNode().set(word(), present.deepCopy());
      case 6 -> random.nextBoolean() ? NODES.arrayNode() : NODES.objectNode();
      case 7 -> NODES.stringNode(RAW + random.nextInt(RAWS.size()));
      default -> NODES.stringNode(word());
    };
  }

  private String word() {
    return words.get(random.nextInt(words.size()));
  }

  private static void collect(JsonNode node, List<Place> places) {
    switch (node) {
      case ObjectNode object ->
          object
              .properties()
              .forEach(field -> {
                places.add(new Field(object, field.getKey()));
                collect(field.getValue(), places);
              });
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          places.add(new Element(array, i));
          collect(array.get(i), places);
        }
      }
      default -> {}
    }
  }

  /** Where a value stands in something else. */
  private sealed interface Place {

    JsonNode value();

    void set(JsonNode value);

    void remove();

    void add(String name, JsonNode value);

    void repeat(int times);
  }

  private record Field(ObjectNode around, String name) implements Place {

    @Override
    public JsonNode value() {
      return around.path(name);
    }

    @Override
    public void set(JsonNode value) {
      around.set(name, value);
    }

    @Override
    public void remove() {
      around.remove(name);
    }

    @Override
    public void add(String other, JsonNode value) {
      around.set(other, value);
    }

    @Override
    public void repeat(int times) {
      for (int i = 0; i < times; i++) {
        around.set(name + i, value().deepCopy());
      }
    }
  }

  private record Element(ArrayNode around, int index) implements Place {

    @Override
    public JsonNode value() {
      return around.path(index);
    }

    @Override
    public void set(JsonNode value) {
      around.set(index, value);
    }

    @Override
    public void remove() {
      around.remove(index);
    }

    @Override
    public void add(String name, JsonNode value) {
      around.insert(index, value);
    }

    @Override
    public void repeat(int times) {
      JsonNode value = value();
      for (int i = 0; i < times; i++) {
        around.insert(index, value.deepCopy());
      }
    }
  }
}
