package dev.sessionready.cli;

import dev.sessionready.check.Assessment;
import dev.sessionready.report.Messages;
import dev.sessionready.report.TextReport;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.subject.Exemption;

/** What a terminal shows of one instance. */
final class TerminalSink {

  private TerminalSink() {}

  /** What the checks say of one instance, or why they say nothing. */
  static String text(ComplianceDecision decision, RuleParameters parameters, Messages messages) {
    TextReport report = new TextReport(messages);
    Assessment assessment = decision.assessment();
    return switch (decision) {
      case ComplianceDecision.Decided _, ComplianceDecision.Undetermined _ ->
          report.of(assessment, decision.heading(), parameters.failAt());
      case ComplianceDecision.Exempt(_, Exemption why) ->
          report.of(assessment.instance(), decision.heading(), why);
    };
  }
}
