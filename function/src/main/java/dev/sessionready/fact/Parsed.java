package dev.sessionready.fact;

/**
 * A text read, or why it cannot be.
 *
 * @param <T> what the text tells
 */
public sealed interface Parsed<T> {

  /** The text was understood. */
  record Read<T>(T value) implements Parsed<T> {}

  /**
   * The text is not what it should be.
   *
   * @param place where in the text, such as {@code Statement[2].Condition}
   * @param cause what is wrong there and what would be right, as one sentence
   */
  record Malformed<T>(String place, String cause) implements Parsed<T> {}
}
