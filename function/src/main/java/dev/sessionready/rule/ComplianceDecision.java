package dev.sessionready.rule;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Findings;
import dev.sessionready.check.Verdict;
import dev.sessionready.subject.Exemption;

/** An assessment and what the rule's parameters make of it. */
public sealed interface ComplianceDecision {

  Assessment assessment();

  /** A verdict that can be put to AWS Config. */
  record Decided(Assessment assessment, ComplianceType compliance) implements ComplianceDecision {}

  /** No verdict: our own lookup failed and nothing fails for certain. */
  record Undetermined(Assessment assessment) implements ComplianceDecision {}

  /**
   * Not evaluated at all, on purpose; nothing was assessed.
   *
   * @param why what exempts the instance
   */
  record Exempt(Assessment assessment, Exemption why) implements ComplianceDecision {}

  /** The heading of a report: what AWS Config is sent, or that it is sent nothing. */
  default String heading() {
    return switch (this) {
      case Decided decided -> decided.compliance().name();
      case Exempt _ -> ComplianceType.NOT_APPLICABLE.name();
      case Undetermined _ -> "NOT JUDGED";
    };
  }

  /** What the parameters make of an assessment. */
  static ComplianceDecision of(Assessment assessment, RuleParameters parameters) {
    Findings findings = assessment.shared();
    if (!findings.failures(parameters.failAt()).isEmpty()) {
      return new Decided(assessment, ComplianceType.NON_COMPLIANT);
    }
    if (!findings.blind(parameters.failAt()).isEmpty()) {
      return new Undetermined(assessment);
    }
    boolean doubtful =
        findings.having(Verdict.Unverifiable.class).stream()
            .anyMatch(finding -> finding.severity().isAtLeast(parameters.failAt()));
    return new Decided(assessment, doubtful ? parameters.unverifiable() : ComplianceType.COMPLIANT);
  }
}
