package dev.sessionready.subject;

import org.jspecify.annotations.Nullable;

/**
 * An answer about instances of one account, of which there is one object for all that are equal: so
 * it is compared at a glance, however much it holds.
 */
final class Noted {

  private final @Nullable Object answer;

  Noted(@Nullable Object answer) {
    this.answer = answer;
  }

  /** What was answered; null where there is nothing. */
  @Nullable Object answer() {
    return answer;
  }
}
