package dev.sessionready.cli;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Finding;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.OneLine;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Verdict.Fail;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.report.TextReport;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.RunResult;
import java.util.HashMap;
import java.util.Map;

/**
 * What the AWS Config console shows of a rule's resources, as lines of text; under each failure
 * what users see of it, and what fixes it.
 */
final class ConsolePage {

  private static final int WIDTH = 96;
  private static final String INDENT = "    ";

  private final Messages messages;
  private final StringBuilder page = new StringBuilder();
  private final Map<Fail, String> published = new HashMap<>();

  private ConsolePage(Messages messages) {
    this.messages = messages;
  }

  static String of(Snapshot snapshot, RunResult outcome, Messages messages) {
    ConsolePage console = new ConsolePage(messages);
    console.line(
        "", messages.say("console.head", snapshot.place().account(), snapshot.place().region()));
    outcome.evaluations().forEach(evaluation -> console.print(evaluation, outcome));
    console.line("", "");
    console.line(
        "",
        messages.say(
            "console.sum",
            outcome.evaluations().size(),
            outcome.evaluations().stream()
                .filter(e -> e.complianceType() == ComplianceType.NON_COMPLIANT)
                .count()));
    return console.page.toString();
  }

  private void print(Evaluation evaluation, RunResult outcome) {
    outcome.decisions().stream()
        .map(decision -> decision.assessment())
        .filter(assessment -> assessment.instance().id().equals(evaluation.resourceId()))
        .forEach(assessment -> print(evaluation, assessment));
  }

  private void print(Evaluation evaluation, Assessment assessment) {
    line("", "");
    String name = assessment.instance().tags().getOrDefault("Name", "");
    line(
        "",
        "%-21s%-16s%s"
            .formatted(
                OneLine.of(evaluation.resourceId()),
                OneLine.of(name),
                evaluation.complianceType()));
    String annotation = evaluation.annotation();
    if (annotation != null) {
      messages.lineBreaks().lines(annotation, WIDTH).forEach(line -> line(INDENT, line));
    }
    assessment.causes(Severity.HIGH).stream()
        .limit(1)
        .map(Finding::verdict)
        .filter(Fail.class::isInstance)
        .map(Fail.class::cast)
        .forEach(fail -> fix(fail, evaluation.resourceId()));
  }

  // A cause that many share is fixed once.
  private void fix(Fail fail, String instanceId) {
    line(INDENT, messages.say("console.seen", messages.say(fail.symptom())));
    String before = published.putIfAbsent(fail, instanceId);
    if (before != null) {
      line(INDENT, messages.say("console.fix-as-for", before));
      return;
    }
    for (FixStep step : fail.remediation()) {
      line(INDENT, TextReport.prompted(messages.say(step.text())));
    }
  }

  private void line(String indent, String text) {
    page.append(indent).append(text).append('\n');
  }
}
