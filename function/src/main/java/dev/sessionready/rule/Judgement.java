package dev.sessionready.rule;

import dev.sessionready.assess.Assessment;
import dev.sessionready.model.Exemption;

/** An assessment and what the rule's parameters make of it. */
public sealed interface Judgement {

  Assessment assessment();

  /** A verdict that AWS Config can be told. */
  record Decided(Assessment assessment, ComplianceType compliance) implements Judgement {}

  /** No verdict: our own look failed and nothing fails for certain. */
  record Withheld(Assessment assessment) implements Judgement {}

  /**
   * Not judged at all, on purpose; nothing was assessed.
   *
   * @param why what exempts the instance
   */
  record PassedOver(Assessment assessment, Exemption why) implements Judgement {}

  /** What a reader is told first: what AWS Config is told, or that it is told nothing. */
  default String heading() {
    return switch (this) {
      case Decided decided -> decided.compliance().name();
      case PassedOver _ -> ComplianceType.NOT_APPLICABLE.name();
      case Withheld _ -> "NOT JUDGED";
    };
  }

  /** What the parameters make of an assessment. */
  static Judgement of(Assessment assessment, Parameters parameters) {
    if (!assessment.failures(parameters.failAt()).isEmpty()) {
      return new Decided(assessment, ComplianceType.NON_COMPLIANT);
    }
    if (!assessment.blind(parameters.failAt()).isEmpty()) {
      return new Withheld(assessment);
    }
    boolean doubtful =
        assessment.unverifiable().stream()
            .anyMatch(finding -> finding.severity().isAtLeast(parameters.failAt()));
    return new Decided(assessment, doubtful ? parameters.unverifiable() : ComplianceType.COMPLIANT);
  }
}
