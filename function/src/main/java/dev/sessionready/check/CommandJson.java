package dev.sessionready.check;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * JSON for the documents that commands carry, so that no name can break out of its place in one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-7">Strings in JSON</a>
 */
public final class CommandJson {

  private CommandJson() {}

  /** A map as an object in its own order, a collection as an array, anything else as a string. */
  public static String of(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> string(entry.getKey().toString()) + ":" + of(entry.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case Collection<?> items ->
          items.stream().map(CommandJson::of).collect(Collectors.joining(",", "[", "]"));
      case Boolean truth -> truth.toString();
      default -> string(value.toString());
    };
  }

  private static String string(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(one -> {
          switch (one) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            default -> {
              if (Character.isISOControl(one)) {
                quoted.append("\\u%04x".formatted(one));
              } else {
                quoted.append((char) one);
              }
            }
          }
        });
    return quoted.append('"').toString();
  }
}
