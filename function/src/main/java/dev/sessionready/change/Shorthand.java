package dev.sessionready.change;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A structure on the command line: JSON, or the shorthand {@code Key=value,Key=[{Key=value}]}.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html">Using
 *     shorthand syntax</a>
 */
public final class Shorthand {

  /** Many times what any command of AWS takes. */
  private static final int DEEPEST = 100;

  private final String text;
  private int at;
  private int depth;

  private Shorthand(String text) {
    this.text = text;
  }

  /**
   * What is written.
   *
   * @throws CannotRun where it is neither
   */
  public static JsonNode parse(String text) {
    if (text.startsWith("{") || text.startsWith("[")) {
      return AccountTree.json(text);
    }
    Shorthand reader = new Shorthand(text);
    ObjectNode object = reader.object();
    if (reader.at != text.length()) {
      throw new CannotRun("it is no shorthand: " + text);
    }
    return object;
  }

  private ObjectNode object() {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    String last = null;
    do {
      String key = word("=,]}");
      if (at < text.length() && text.charAt(at) == '=') {
        at++;
        object.set(key, value());
        last = key;
      } else if (last != null) {
        // Values=a,b is a list.
        JsonNode before = object.path(last);
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        if (before.isArray()) {
          list.addAll((ArrayNode) before);
        } else {
          list.add(before);
        }
        object.set(last, list.add(key));
      } else {
        throw new CannotRun("it is no shorthand: " + text);
      }
    } while (skip(','));
    return object;
  }

  private JsonNode value() {
    if (++depth > DEEPEST) {
      throw new CannotRun("it is nested too deeply: " + text);
    }
    JsonNode value = nested();
    depth--;
    return value;
  }

  private JsonNode nested() {
    if (skip('{')) {
      ObjectNode object = object();
      expect('}');
      return object;
    }
    if (skip('[')) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      do {
        list.add(value());
      } while (skip(','));
      expect(']');
      return list;
    }
    return JsonNodeFactory.instance.stringNode(word(",]}"));
  }

  private String word(String ends) {
    int from = at;
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at);
  }

  private boolean skip(char next) {
    boolean there = at < text.length() && text.charAt(at) == next;
    if (there) {
      at++;
    }
    return there;
  }

  private void expect(char next) {
    if (!skip(next)) {
      throw new CannotRun("'%s' is missing in %s".formatted(next, text));
    }
  }
}
