package dev.sessionready.fact;

import java.util.Optional;

/**
 * One question to AWS, and which of three answers came back.
 *
 * @param <T> what AWS would have answered
 */
public sealed interface Fact<T> {

  /** AWS answered with a value. */
  record Known<T>(T value) implements Fact<T> {}

  /** AWS answered that there is none. */
  record Absent<T>() implements Fact<T> {}

  /** We could not look: the call was denied, throttled, failed or never made. */
  record Unreadable<T>(ReadFailure failure) implements Fact<T> {

    /** The IAM action that would have shown it. */
    public String action() {
      return failure.action();
    }

    /** Why it did not. */
    public String reason() {
      return failure.reason();
    }
  }

  static <T> Fact<T> known(T value) {
    return new Known<>(value);
  }

  static <T> Fact<T> absent() {
    return new Absent<>();
  }

  static <T> Fact<T> unreadable(String action, String reason) {
    return unreadable(new ReadFailure(action, reason));
  }

  static <T> Fact<T> unreadable(ReadFailure failure) {
    return new Unreadable<>(failure);
  }

  /**
   * The value, or empty where AWS said that there is none: for whoever cannot go on without
   * knowing.
   *
   * @throws Ignorance where we could not look; the assessor answers it with Unknown
   */
  default Optional<T> ask() {
    return switch (this) {
      case Known<T>(T value) -> Optional.of(value);
      case Absent<T>() -> Optional.empty();
      case Unreadable<T>(ReadFailure failure) -> throw new Ignorance(failure);
    };
  }
}
