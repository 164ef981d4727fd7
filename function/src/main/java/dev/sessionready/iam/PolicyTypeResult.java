package dev.sessionready.iam;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the policies of one kind, or of one level of it, have to do with a request.
 *
 * @param policyType their kind
 * @param policies their names
 * @param statements one for each statement in those of them that could be read
 * @param unread one for each of them that could not
 */
record PolicyTypeResult(
    PolicyType policyType,
    List<String> policies,
    List<StatementResult> statements,
    List<MissingInformation> unread) {

  PolicyTypeResult {
    policies = List.copyOf(policies);
    statements = List.copyOf(statements);
    unread = List.copyOf(unread);
  }

  /** Whether a statement denies. */
  ApplicableStatement denies() {
    return applicable(result -> result.statement().effect() == Effect.DENY);
  }

  /** Every statement that denies for certain. */
  Stream<StatementRef> denying() {
    return statements.stream()
        .filter(result -> result.statement().effect() == Effect.DENY)
        .filter(result -> result.applies() instanceof Ternary.True)
        .map(StatementResult::statement);
  }

  /** The conditions for want of which its statements do not allow. */
  List<UnmetCondition> unmet() {
    return statements.stream()
        .filter(result -> result.statement().effect() == Effect.ALLOW)
        .flatMap(result -> result.unmet().stream())
        .toList();
  }

  /** Whether a statement allows, however it names the caller. */
  ApplicableStatement allows() {
    return allows(_ -> true);
  }

  /** Whether a statement allows that names the caller in such a way. */
  ApplicableStatement allows(Predicate<PrincipalMatchKind> naming) {
    return applicable(
        result -> result.statement().effect() == Effect.ALLOW && naming.test(result.principal()));
  }

  /** A policy that could not be read may hold any statement. */
  private ApplicableStatement applicable(Predicate<StatementResult> wanted) {
    return ApplicableStatement.any(
        Stream.concat(
                Stream.of(ApplicableStatement.doubtful(unread)),
                statements.stream().filter(wanted).map(StatementResult::applicable))
            .toList());
  }
}
