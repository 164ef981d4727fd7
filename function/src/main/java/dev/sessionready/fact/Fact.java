package dev.sessionready.fact;

import java.util.Optional;

/**
 * One thing asked of AWS, and which of three answers came back.
 *
 * @param <T> what AWS would have told
 */
public sealed interface Fact<T> {

  /** AWS answered with a value. */
  record Known<T>(T value) implements Fact<T> {}

  /** AWS answered that there is none. */
  record Absent<T>() implements Fact<T> {}

  /**
   * We could not look: the call was denied, throttled, failed or never made.
   *
   * @param action the IAM action that would have told, such as {@code ec2:DescribeSubnets}
   * @param reason why it did not, in a few words
   */
  record Unreadable<T>(String action, String reason) implements Fact<T> {

    /** The reason where AWS refused the call. */
    public static final String DENIED = "access denied";

    /** Whether AWS refused the call, rather than that it failed or was never made. */
    public boolean isDenied() {
      return reason.equals(DENIED);
    }
  }

  static <T> Fact<T> known(T value) {
    return new Known<>(value);
  }

  static <T> Fact<T> absent() {
    return new Absent<>();
  }

  static <T> Fact<T> unreadable(String action, String reason) {
    return new Unreadable<>(action, reason);
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
      case Unreadable<T>(String action, String reason) -> throw new Ignorance(action, reason);
    };
  }
}
