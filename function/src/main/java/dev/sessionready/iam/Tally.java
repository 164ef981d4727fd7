package dev.sessionready.iam;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is a statement of some kind that applies.
 *
 * @param by the first that does, or null where none is known to
 * @param doubts what would have to be known to be sure that there is none
 */
record Tally(@Nullable StatementRef by, List<Doubt> doubts) {

  /** There is none. */
  static final Tally NONE = new Tally(null, List.of());

  Tally {
    doubts = List.copyOf(doubts);
  }

  static Tally found(StatementRef statement) {
    return new Tally(statement, List.of());
  }

  static Tally doubtful(Collection<Doubt> doubts) {
    return new Tally(null, List.copyOf(doubts));
  }

  boolean isNone() {
    return by == null && doubts.isEmpty();
  }

  /** Whether there is one here or there. */
  Tally or(Tally other) {
    if (by != null) {
      return this;
    }
    return other.by != null
        ? other
        : doubtful(Stream.concat(doubts.stream(), other.doubts.stream()).distinct().toList());
  }
}
