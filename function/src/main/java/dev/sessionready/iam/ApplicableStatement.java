package dev.sessionready.iam;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is a statement of some kind that applies.
 *
 * @param by the first that does, or null where none is known to
 * @param doubts what would have to be known to be sure that there is none
 */
record ApplicableStatement(@Nullable StatementRef by, List<MissingInformation> doubts) {

  /** There is none. */
  static final ApplicableStatement NONE = new ApplicableStatement(null, List.of());

  ApplicableStatement {
    doubts = List.copyOf(doubts);
  }

  static ApplicableStatement found(StatementRef statement) {
    return new ApplicableStatement(statement, List.of());
  }

  static ApplicableStatement doubtful(Collection<MissingInformation> doubts) {
    return new ApplicableStatement(null, List.copyOf(doubts));
  }

  boolean isNone() {
    return by == null && doubts.isEmpty();
  }

  /** Whether there is one here or there. */
  ApplicableStatement or(ApplicableStatement other) {
    return any(List.of(this, other));
  }

  /** The first of all that applies, or else all their doubts, each once. */
  static ApplicableStatement any(List<ApplicableStatement> all) {
    Set<MissingInformation> doubts = new LinkedHashSet<>();
    for (ApplicableStatement one : all) {
      if (one.by != null) {
        return one;
      }
      doubts.addAll(one.doubts);
    }
    return doubtful(doubts);
  }
}
