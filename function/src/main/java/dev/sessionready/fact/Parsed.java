package dev.sessionready.fact;

import org.jspecify.annotations.Nullable;

/**
 * The result of parsing a text that AWS returned: a value, or the place where it stopped making
 * sense.
 *
 * @param <T> what the text says
 */
public sealed interface Parsed<T> {

  /** The text said this. */
  record Read<T>(T value) implements Parsed<T> {}

  /**
   * The text said nothing that can be used.
   *
   * @param place where in the text, such as {@code Statement[2].Condition}; empty for the whole of
   *     it
   * @param cause what is wrong there, in one sentence
   * @param instead the value that was probably meant there, as JSON; null where it cannot be
   *     guessed
   */
  record Malformed<T>(String place, String cause, @Nullable String instead) implements Parsed<T> {}

  static <T> Parsed<T> read(T value) {
    return new Read<>(value);
  }

  static <T> Parsed<T> malformed(String place, String cause) {
    return new Malformed<>(place, cause, null);
  }

  static <T> Parsed<T> malformed(String place, String cause, @Nullable String instead) {
    return new Malformed<>(place, cause, instead);
  }
}
