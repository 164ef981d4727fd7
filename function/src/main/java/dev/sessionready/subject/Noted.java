package dev.sessionready.subject;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An answer about instances of one account, of which there is one object for all that are equal: so
 * it is compared at a glance, however much it holds.
 */
final class Noted {

  private final @Nullable Object answer;
  private int hash;

  Noted(@Nullable Object answer) {
    this.answer = answer;
  }

  /** What was answered; null where there is nothing. */
  @Nullable Object answer() {
    return answer;
  }

  /** That of the answer; that of the object itself is slow to ask for. */
  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = 31 * Objects.hashCode(answer) + 1;
      hash = known;
    }
    return known;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // There is one object for all that are equal.
  public boolean equals(@Nullable Object other) {
    return this == other;
  }
}
