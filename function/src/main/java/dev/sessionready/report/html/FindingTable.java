package dev.sessionready.report.html;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Catalogue;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Finding;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.report.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the checks say, each sentence once. A finding is a row of numbers: the check, the verdict
 * (passed, failed, warned, not applicable, unverifiable, unreadable, broken), the severity, the
 * sentence, the symptom or -1, whether another failure explains it, and then the steps of the fix.
 */
final class FindingTable {

  private static final int NONE = -1;

  // A shorter id might be a part of words.
  private static final Pattern INSTANCE_ID = Pattern.compile("m?i-[0-9a-zA-Z-]+");

  private final Messages messages;
  private final Interned<String> texts;
  private final Map<String, Integer> checks = new HashMap<>();
  private final Interned<List<Integer>> findings = new Interned<>();
  private final Interned<List<Integer>> rows = new Interned<>();

  FindingTable(Messages messages, Catalogue catalogue, Interned<String> texts) {
    this.messages = messages;
    this.texts = texts;
    catalogue.checks().forEach(check -> checks.put(Catalogue.info(check).id(), checks.size()));
  }

  /** The index of a check in the catalogue. */
  int check(CheckInfo info) {
    return check(info.id());
  }

  int check(String id) {
    return checks.getOrDefault(id, NONE);
  }

  /** The index of the row of all findings of one instance. */
  int row(Assessment assessment) {
    String id = assessment.instance().id();
    return rows.index(
        assessment.findings().stream()
            .map(finding -> findings.index(numbers(finding, assessment, id)))
            .toList());
  }

  List<List<Integer>> findings() {
    return findings.values();
  }

  List<List<Integer>> rows() {
    return rows.values();
  }

  private List<Integer> numbers(Finding finding, Assessment assessment, String instance) {
    Verdict verdict = finding.verdict();
    List<Integer> numbers = new ArrayList<>();
    numbers.add(check(finding.info()));
    numbers.add(number(verdict));
    numbers.add(number(finding.severity()));
    numbers.add(text(sentence(verdict), instance));
    numbers.add(
        verdict instanceof Verdict.Fail fail ? text(messages.say(fail.symptom()), instance) : NONE);
    numbers.add(assessment.isExplained(finding) ? 1 : 0);
    for (FixStep step : verdict.fixSteps()) {
      numbers.add(text(messages.say(step.text()), instance));
    }
    return List.copyOf(numbers);
  }

  private int text(String text, String instance) {
    return texts.index(
        INSTANCE_ID.matcher(instance).matches()
            ? text.replace(instance, ReportData.INSTANCE)
            : text);
  }

  private String sentence(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass(Text evidence) -> messages.say(evidence);
      case Verdict.Fail fail -> messages.say(fail.cause());
      case Verdict.Warn(Text what, _, _) -> messages.say(what);
      case Verdict.NotApplicable(Text because) -> messages.say(because);
      case Verdict.Unverifiable(Text what, _, _) -> messages.say(what);
      case Verdict.Unreadable(ReadFailure failure) ->
          messages.say("report.unreadable", failure.action(), failure.reason());
      case Verdict.Broken(RuntimeException defect) -> messages.say("report.broken", defect);
    };
  }

  // Numbers are what the script knows them by.
  private static int number(Severity severity) {
    return switch (severity) {
      case CRITICAL -> 0;
      case HIGH -> 1;
      case MEDIUM -> 2;
      case LOW -> 3;
    };
  }

  private static int number(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> 0;
      case Verdict.Fail _ -> 1;
      case Verdict.Warn _ -> 2;
      case Verdict.NotApplicable _ -> 3;
      case Verdict.Unverifiable _ -> 4;
      case Verdict.Unreadable _ -> 5;
      case Verdict.Broken _ -> 6;
    };
  }
}
