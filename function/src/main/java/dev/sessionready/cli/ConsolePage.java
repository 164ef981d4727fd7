package dev.sessionready.cli;

import dev.sessionready.assess.Assessment;
import dev.sessionready.assess.Finding;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Verdict.Fail;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What the AWS Config console shows of a rule's resources, as lines of text. */
record ConsolePage(Messages messages) {

  private static final int WIDTH = 96;
  private static final String INDENT = "    ";

  String of(Snapshot snapshot, Outcome outcome) {
    StringBuilder page = new StringBuilder();
    page.append(
        messages.say(
            "console.head", snapshot.place().account(), snapshot.place().region()));
    page.append("\n\n");
    for (Evaluation evaluation : outcome.evaluations()) {
      tell(page, evaluation, outcome);
    }
    long shut = count(outcome, ComplianceType.NON_COMPLIANT);
    page.append(messages.say("console.sum", outcome.evaluations().size(), shut)).append('\n');
    return page.toString();
  }

  private void tell(StringBuilder page, Evaluation evaluation, Outcome outcome) {
    outcome.judgements().stream()
        .map(judgement -> judgement.assessment())
        .filter(assessment -> assessment.instance().id().equals(evaluation.resourceId()))
        .forEach(assessment -> tell(page, evaluation, assessment));
  }

  private void tell(StringBuilder page, Evaluation evaluation, Assessment assessment) {
    page.append(
        "%-21s%-16s%s%n"
            .formatted(
                evaluation.resourceId(),
                assessment.instance().tags().getOrDefault("Name", ""),
                evaluation.complianceType()));
    String annotation = evaluation.annotation();
    if (annotation != null) {
      wrapped(annotation).forEach(line -> page.append(INDENT).append(line).append('\n'));
    }
    List<Finding> causes = assessment.causes(Severity.HIGH);
    if (evaluation.complianceType() == ComplianceType.NON_COMPLIANT
        && !causes.isEmpty()
        && causes.getFirst().verdict() instanceof Fail fail) {
      page.append(INDENT).append(messages.say("console.seen", messages.say(fail.seen()))).append('\n');
      fail.fix()
          .forEach(
              command ->
                  page.append(INDENT)
                      .append(command.startsWith("#") || command.startsWith("{") ? "" : "$ ")
                      .append(command)
                      .append('\n'));
    }
    page.append('\n');
  }

  private static long count(Outcome outcome, ComplianceType type) {
    return outcome.evaluations().stream().filter(e -> e.complianceType() == type).count();
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > WIDTH) {
      int space = rest.lastIndexOf(' ', WIDTH);
      int end = space > 0 ? space : WIDTH;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }
}
