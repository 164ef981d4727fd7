package dev.sessionready.cli;

import dev.sessionready.check.Assessment;
import dev.sessionready.report.Messages;
import dev.sessionready.report.TextReport;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.subject.Exemption;
import java.io.PrintWriter;
import java.util.List;

/** What a terminal shows of instances. */
final class TerminalSink {

  /** How many instances are put into words at a time, by all processors side by side. */
  private static final int AT_A_TIME = 2_000;

  private final RuleParameters parameters;
  private final TextReport report;

  TerminalSink(RuleParameters parameters, Messages messages) {
    this.parameters = parameters;
    this.report = new TextReport(messages);
  }

  /** Prints what the checks say of each instance, with an empty line after it. */
  void print(List<ComplianceDecision> decisions, PrintWriter out) {
    for (int from = 0; from < decisions.size(); from += AT_A_TIME) {
      decisions.subList(from, Math.min(from + AT_A_TIME, decisions.size())).parallelStream()
          .map(decision -> text(decision) + '\n')
          .forEachOrdered(out::print);
    }
  }

  /** What the checks say of one instance, or why they say nothing. */
  String text(ComplianceDecision decision) {
    Assessment assessment = decision.assessment();
    return switch (decision) {
      case ComplianceDecision.Decided _, ComplianceDecision.Undetermined _ ->
          report.of(assessment, decision.heading(), parameters.failAt());
      case ComplianceDecision.Exempt(_, Exemption why) ->
          report.of(assessment.instance(), decision.heading(), why);
    };
  }
}
