package dev.sessionready.iam;

import java.util.List;

/**
 * What one statement has to do with a request.
 *
 * @param statement which statement
 * @param standing how closely it names the caller; a policy that names nobody speaks of the caller
 * @param applies whether all of it applies
 * @param unmet the conditions that do not hold, where nothing else keeps it from applying
 */
record Bearing(
    StatementRef statement, Standing standing, Truth applies, List<UnmetCondition> unmet) {

  Bearing {
    unmet = List.copyOf(unmet);
  }

  /** This statement as an answer to the question whether any applies. */
  Tally tally() {
    return switch (applies) {
      case Truth.True() -> Tally.found(statement);
      case Truth.False() -> Tally.NONE;
      case Truth.Unknown(var doubts) -> Tally.doubtful(doubts);
    };
  }
}
