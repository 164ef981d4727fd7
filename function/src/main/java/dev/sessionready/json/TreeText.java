package dev.sessionready.json;

import dev.sessionready.rule.BadInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A tree as text, in which control characters and such as turn the writing round are escaped. */
public final class TreeText {

  private TreeText() {}

  /** Indented text that ends with a line break. */
  public static String print(JsonNode tree) {
    return JsonText.print(tree);
  }

  /**
   * The tree of a text.
   *
   * @param name what the text is called, in what is said of it
   * @throws BadInput where it is not exactly one JSON value
   */
  public static JsonNode parse(String text, String name) {
    try {
      return new JsonText(text).parse().node();
    } catch (JsonFormatError fault) {
      throw fault.in(name);
    }
  }

  /** A text in double quotes with the escapes of JSON. */
  public static String quoted(String text) {
    return JsonText.line(JsonNodeFactory.instance.stringNode(text));
  }
}
