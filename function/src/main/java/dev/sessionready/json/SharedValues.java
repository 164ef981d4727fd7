package dev.sessionready.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Values that recur in a snapshot: an account of a hundred thousand instances has few subnets, and
 * each of their ids is kept once. What has not recurred for long makes way.
 */
final class SharedValues {

  private static final int SLOTS = 1 << 15;

  private final @Nullable Object[] values = new @Nullable Object[SLOTS];

  /**
   * A text in ASCII, or an equal one that was here before.
   *
   * @param hash its hash code
   */
  String text(byte[] bytes, int from, int length, int hash) {
    String text = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    int slot = slot(hash);
    if (values[slot] instanceof String known && known.equals(text)) {
      return known;
    }
    values[slot] = text;
    return text;
  }

  /** The value itself, or an equal one that was here before. */
  Object value(Object value) {
    int slot = slot(value.hashCode());
    Object known = values[slot];
    if (known != null && known.equals(value)) {
      return known;
    }
    values[slot] = value;
    return value;
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 15)) & (SLOTS - 1);
  }
}
