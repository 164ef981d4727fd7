package dev.sessionready.subject;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tag that marks instances.
 *
 * @param value null where any value will do
 */
public record TagMatch(String key, @Nullable String value) {

  /** Reads {@code Key} or {@code Key=Value}; a key that holds an equals sign cannot be named. */
  public static TagMatch parse(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? new TagMatch(text, null)
        : new TagMatch(text.substring(0, equals), text.substring(equals + 1));
  }

  /** Whether one of the tags is this one. */
  public boolean isAmong(Map<String, String> tags) {
    return value == null ? tags.containsKey(key) : value.equals(tags.get(key));
  }
}
