package dev.sessionready.report;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Finding;
import dev.sessionready.check.Findings;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.OneLine;
import dev.sessionready.check.OwnWords;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Instance;
import dev.sessionready.subject.Exemption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Assessments for a person at a terminal: the causes first, each with what is seen and what fixes
 * it.
 */
public final class TextReport {

  private static final String INDENT = "      ";
  private static final String LINE_END = System.lineSeparator();

  private final Messages messages;
  private final Map<Said, Worded> said = new ConcurrentHashMap<>();

  public TextReport(Messages messages) {
    this.messages = messages;
  }

  /**
   * One instance.
   *
   * @param heading what AWS Config is sent of it, such as {@code NON_COMPLIANT}
   * @param failAt failures below this are advice
   */
  public String of(Assessment assessment, String heading, Severity failAt) {
    StringBuilder text = new StringBuilder();
    print(assessment, heading, failAt, text);
    return text.toString();
  }

  /** The same, at the end of a text. */
  public void print(Assessment assessment, String heading, Severity failAt, StringBuilder text) {
    OwnWords words = assessment.ownWords();
    text.append(head(assessment.instance(), heading));
    assessment
        .shared()
        .derived(
            new Asked(this, failAt),
            Body.class,
            () -> new Body(lines(assessment.shared(), failAt, words)))
        .lines()
        .forEach(line -> line.print(words, text));
    holds(text, assessment.shared().having(Verdict.Pass.class));
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
    return OneLine.of(instance.id()) + name(instance) + "  " + heading + LINE_END;
  }

  private List<Worded> lines(Findings findings, Severity failAt, OwnWords words) {
    Map<List<FixStep>, String> printed = new HashMap<>();
    return Stream.concat(
            findings.failures(Severity.LOW).stream(),
            findings.remarkable().stream()
                .filter(finding -> !(finding.verdict() instanceof Verdict.Fail)))
        .map(finding -> line(findings, finding, failAt, words, printed))
        .toList();
  }

  // Several findings of one root have one fix, which is printed with the first of them.
  private Worded line(
      Findings whole,
      Finding finding,
      Severity failAt,
      OwnWords words,
      Map<List<FixStep>, String> printed) {
    boolean explained = whole.isExplained(finding);
    List<FixStep> steps = explained ? List.of() : finding.verdict().fixSteps();
    String before = steps.isEmpty() ? null : printed.putIfAbsent(steps, finding.id());
    Said one = new Said(finding.id(), finding.verdict(), failAt, explained, before);
    Worded known = said.get(one);
    if (known != null) {
      return known;
    }
    Worded worded = Worded.of(text(finding, one), words);
    return whole.isShared() ? said.computeIfAbsent(one, _ -> worded) : worded;
  }

  private String text(Finding finding, Said one) {
    StringBuilder text = new StringBuilder();
    switch (finding.verdict()) {
      case Verdict.Fail fail -> {
        String sign = fail.severity().isAtLeast(one.failAt()) ? "✗" : "!";
        line(text, sign, finding, messages.say(fail.cause()));
        if (one.explained()) {
          text.append(INDENT).append(messages.say("report.explained")).append('\n');
        } else {
          text.append(INDENT).append(messages.say(fail.symptom())).append('\n');
          fix(text, fail.remediation(), one.before());
        }
      }
      case Verdict.Warn warn -> {
        line(text, "!", finding, messages.say(warn.what()));
        fix(text, warn.fix(), one.before());
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
    return text.toString();
  }

  private static void line(StringBuilder text, String sign, Finding finding, String what) {
    text.append("  %s %s (%s): %s%n".formatted(sign, finding.id(), finding.severity(), what));
  }

  private void fix(StringBuilder text, List<FixStep> steps, @Nullable String before) {
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
    if (passes.isEmpty()) {
      return;
    }
    String between = "  ✓ ";
    String comma = messages.say("list.comma");
    for (Finding pass : passes) {
      text.append(between).append(pass.id());
      between = comma;
    }
    text.append(LINE_END);
  }

  private static String name(Instance instance) {
    String name = instance.tags().get("Name");
    return name == null ? "" : " (" + OneLine.of(name) + ")";
  }

  /** What a report is made of besides findings. */
  private record Asked(TextReport report, Severity failAt) {}

  /** The lines between head and end. */
  private record Body(List<Worded> lines) {}

  /**
   * All on which the lines of one finding rest.
   *
   * @param before the check with which its fix is printed already
   */
  private record Said(
      String check, Verdict verdict, Severity failAt, boolean explained, @Nullable String before) {}
}
