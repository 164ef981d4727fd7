package dev.sessionready.iam;

/**
 * What one statement has to do with a request.
 *
 * @param statement which statement
 * @param standing how closely it names the caller; a policy that names nobody speaks of the caller
 * @param applies whether all of it applies
 */
record Bearing(StatementRef statement, Standing standing, Truth applies) {

  /** This statement as an answer to the question whether any applies. */
  Tally tally() {
    return switch (applies) {
      case Truth.True() -> Tally.found(statement);
      case Truth.False() -> Tally.NONE;
      case Truth.Unknown(var doubts) -> Tally.doubtful(doubts);
    };
  }
}
