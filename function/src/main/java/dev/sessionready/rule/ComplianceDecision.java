package dev.sessionready.rule;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Findings;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Verdict;
import dev.sessionready.subject.Exemption;
import java.util.Optional;

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
    return findings
        .derived(
            new Compliance.Asked(parameters.failAt(), parameters.unverifiable()),
            Compliance.class,
            () -> new Compliance(compliance(findings, parameters)))
        .decided()
        .<ComplianceDecision>map(compliance -> new Decided(assessment, compliance))
        .orElseGet(() -> new Undetermined(assessment));
  }

  private static Optional<ComplianceType> compliance(Findings findings, RuleParameters parameters) {
    if (!findings.failures(parameters.failAt()).isEmpty()) {
      return Optional.of(ComplianceType.NON_COMPLIANT);
    }
    if (!findings.blind(parameters.failAt()).isEmpty()) {
      return Optional.empty();
    }
    boolean doubtful =
        findings.having(Verdict.Unverifiable.class).stream()
            .anyMatch(finding -> finding.severity().isAtLeast(parameters.failAt()));
    return Optional.of(doubtful ? parameters.unverifiable() : ComplianceType.COMPLIANT);
  }

  /**
   * What the parameters make of findings.
   *
   * @param decided empty where our own lookup failed and nothing fails for certain
   */
  record Compliance(Optional<ComplianceType> decided) {

    /** The parameters that it rests on. */
    record Asked(Severity failAt, ComplianceType unverifiable) {}
  }
}
