package dev.sessionready.rule;

import dev.sessionready.check.Findings;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What the rule's parameters make of findings, once for all instances that share them.
 *
 * @param compliance null where our own lookup failed and nothing fails for certain
 */
record FindingsCompliance(@Nullable ComplianceType compliance) {

  static FindingsCompliance of(Findings findings, RuleParameters parameters) {
    return findings.derived(
        new Weighing(parameters.failAt(), parameters.unverifiable()),
        FindingsCompliance.class,
        () -> new FindingsCompliance(compliance(findings, parameters)));
  }

  private static @Nullable ComplianceType compliance(Findings findings, RuleParameters parameters) {
    if (!findings.failures(parameters.failAt()).isEmpty()) {
      return ComplianceType.NON_COMPLIANT;
    }
    if (!findings.blind(parameters.failAt()).isEmpty()) {
      return null;
    }
    boolean doubtful =
        findings.having(Verdict.Unverifiable.class).stream()
            .anyMatch(finding -> finding.severity().isAtLeast(parameters.failAt()));
    return doubtful ? parameters.unverifiable() : ComplianceType.COMPLIANT;
  }

  /** The parameters that it rests on. */
  private record Weighing(Severity failAt, ComplianceType unverifiable) {}
}
