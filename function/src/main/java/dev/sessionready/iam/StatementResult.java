package dev.sessionready.iam;

import java.util.List;

/**
 * What one statement has to do with a request.
 *
 * @param statement which statement
 * @param principal how closely it names the caller; a policy that names nobody speaks of the caller
 * @param applies whether all of it applies
 * @param unmet the conditions that do not hold, where nothing else keeps it from applying
 */
record StatementResult(
    StatementRef statement,
    PrincipalMatchKind principal,
    Ternary applies,
    List<UnmetCondition> unmet) {

  StatementResult {
    unmet = List.copyOf(unmet);
  }

  /** This statement as an answer to the question whether any applies. */
  ApplicableStatement applicable() {
    return switch (applies) {
      case Ternary.True() -> ApplicableStatement.found(statement);
      case Ternary.False() -> ApplicableStatement.NONE;
      case Ternary.Unknown(var doubts) -> ApplicableStatement.doubtful(doubts);
    };
  }
}
