package dev.sessionready.rule;

import dev.sessionready.check.Assessment;
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
    ComplianceType compliance = FindingsCompliance.of(assessment.shared(), parameters).compliance();
    return compliance == null ? new Undetermined(assessment) : new Decided(assessment, compliance);
  }
}
