package dev.sessionready.report;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Finding;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.OneLine;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Instance;
import dev.sessionready.subject.Exemption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Assessments for a person at a terminal: the causes first, each with what is seen and what fixes
 * it.
 */
public record TextReport(Messages messages) {

  private static final String INDENT = "      ";

  /**
   * One instance.
   *
   * @param heading what AWS Config is sent of it, such as {@code NON_COMPLIANT}
   * @param failAt failures below this are advice
   */
  public String of(Assessment assessment, String heading, Severity failAt) {
    StringBuilder text = new StringBuilder(head(assessment.instance(), heading));
    Map<List<FixStep>, String> printed = new HashMap<>();
    assessment
        .failures(Severity.LOW)
        .forEach(finding -> publish(text, assessment, finding, failAt, printed));
    assessment.findings().stream()
        .filter(finding -> !(finding.verdict() instanceof Verdict.Fail))
        .forEach(finding -> publish(text, assessment, finding, failAt, printed));
    holds(text, assessment.passes());
    return text.toString();
  }

  /** An instance that is not evaluated. */
  public String of(Instance instance, String heading, Exemption why) {
    return head(instance, heading)
        + "  - %s%n"
            .formatted(
                switch (why) {
                  case NOT_RUNNING -> messages.say("report.not-running", instance.state());
                  case EXCLUDED_BY_TAG -> messages.say("report.excluded");
                });
  }

  private static String head(Instance instance, String heading) {
    return "%s%s  %s%n".formatted(OneLine.of(instance.id()), name(instance), heading);
  }

  private void publish(
      StringBuilder text,
      Assessment whole,
      Finding finding,
      Severity failAt,
      Map<List<FixStep>, String> printed) {
    switch (finding.verdict()) {
      case Verdict.Fail fail -> {
        boolean explained = whole.isExplained(finding);
        String sign = fail.severity().isAtLeast(failAt) ? "✗" : "!";
        line(text, sign, finding, messages.say(fail.cause()));
        if (explained) {
          text.append(INDENT).append(messages.say("report.explained")).append('\n');
        } else {
          text.append(INDENT).append(messages.say(fail.symptom())).append('\n');
          fix(text, finding, fail.remediation(), printed);
        }
      }
      case Verdict.Warn warn -> {
        line(text, "!", finding, messages.say(warn.what()));
        fix(text, finding, warn.fix(), printed);
      }
      case Verdict.Unverifiable unverifiable ->
          line(text, "?", finding, messages.say(unverifiable.what()));
      case Verdict.Unreadable unreadable ->
          line(
              text,
              "?",
              finding,
              messages.say(
                  "report.unreadable", unreadable.action(), unreadable.failure().reason()));
      case Verdict.Broken(RuntimeException defect) ->
          line(text, "?", finding, messages.say("report.broken", defect));
      case Verdict.Pass _, Verdict.NotApplicable _ -> {}
    }
  }

  private static void line(StringBuilder text, String sign, Finding finding, String what) {
    text.append("  %s %s (%s): %s%n".formatted(sign, finding.id(), finding.severity(), what));
  }

  // Several findings of one root have one fix, which is printed with the first of them.
  private void fix(
      StringBuilder text,
      Finding finding,
      List<FixStep> steps,
      Map<List<FixStep>, String> printed) {
    String before = steps.isEmpty() ? null : printed.putIfAbsent(steps, finding.id());
    if (before != null) {
      text.append(INDENT).append(messages.say("console.fix-as-for", before)).append('\n');
      return;
    }
    for (FixStep step : steps) {
      text.append(INDENT).append(prompted(messages.say(step.text()))).append('\n');
    }
  }

  /** A command with the prompt before it; a remark or a piece of a document as it is. */
  public static String prompted(String command) {
    return command.startsWith("#") || command.startsWith("{") ? command : "$ " + command;
  }

  private void holds(StringBuilder text, List<Finding> passes) {
    if (!passes.isEmpty()) {
      text.append(
          "  ✓ %s%n"
              .formatted(
                  passes.stream()
                      .map(Finding::id)
                      .collect(Collectors.joining(messages.say("list.comma")))));
    }
  }

  private static String name(Instance instance) {
    String name = instance.tags().get("Name");
    return name == null ? "" : " (" + OneLine.of(name) + ")";
  }
}
