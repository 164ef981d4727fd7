package dev.sessionready.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A tree as text, in which control characters and such as turn the writing round are escaped. */
public final class TreeText {

  private TreeText() {}

  /** Indented text that ends with a line break. */
  public static String print(JsonNode tree) {
    return JsonText.print(tree);
  }

  /** A text in double quotes with the escapes of JSON. */
  public static String quoted(String text) {
    return JsonText.line(JsonNodeFactory.instance.stringNode(text));
  }
}
