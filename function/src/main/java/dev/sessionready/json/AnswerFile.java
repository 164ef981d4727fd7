package dev.sessionready.json;

import dev.sessionready.rule.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file with one answer of the AWS CLI in JSON, as maps, lists, texts, numbers and flags. */
public final class AnswerFile {

  private static final JsonMapper MAPPER = JsonText.mapper().build();

  private AnswerFile() {}

  /**
   * The members of the answer, in their order.
   *
   * @throws BadInput where the file cannot be read or holds no JSON object
   */
  public static Map<String, @Nullable Object> read(Path file) {
    try {
      JsonNode root = new JsonText(file).parse().node();
      if (!root.isObject()) {
        throw new BadInput(file + ": an answer of the AWS CLI is a JSON object, and this is none.");
      }
      return members(root);
    } catch (JsonFormatError error) {
      throw error.in(file.toString());
    } catch (JacksonIOException broken) {
      throw BadInput.file(file.toString(), "read", new IOException(broken.getOriginalMessage()));
    }
  }

  /** A part of an answer as JSON without blanks. */
  public static String text(Object part) {
    return MAPPER.writeValueAsString(part);
  }

  private static Map<String, @Nullable Object> members(JsonNode object) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    object.properties().forEach(member -> members.put(member.getKey(), plain(member.getValue())));
    return members;
  }

  private static @Nullable Object plain(JsonNode node) {
    if (node.isObject()) {
      return members(node);
    }
    if (node.isArray()) {
      List<@Nullable Object> elements = new ArrayList<>();
      node.values().forEach(element -> elements.add(plain(element)));
      return elements;
    }
    if (node.isString()) {
      return node.stringValue();
    }
    if (node.isNumber()) {
      return node.decimalValue();
    }
    return node.isBoolean() ? node.booleanValue() : null;
  }
}
