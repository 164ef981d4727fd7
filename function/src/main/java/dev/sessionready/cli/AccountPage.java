// Over 200 lines: one page, from its causes to its table.
package dev.sessionready.cli;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Cause;
import dev.sessionready.check.Finding;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.OneLine;
import dev.sessionready.check.Severity;
import dev.sessionready.model.Instance;
import dev.sessionready.report.Messages;
import dev.sessionready.report.TerminalColumns;
import dev.sessionready.report.TextReport;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.subject.Exemption;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A whole account for a person at a terminal: each shared cause once, with its fix and whom it
 * affects, then what could not be verified or read, then a table of all instances.
 */
final class AccountPage {

  private static final String INDENT = "      ";
  private static final int NAMED = 5;
  private static final int GAP = 2;
  private static final int LONG = 1 << 16;

  private final Messages messages;
  private final Severity failAt;
  private final TerminalStyle style;
  private final PrintWriter out;
  private final StringBuilder page = new StringBuilder();
  private final Map<List<FixStep>, String> printed = new HashMap<>();

  private AccountPage(Messages messages, Severity failAt, TerminalStyle style, PrintWriter out) {
    this.out = out;
    this.messages = messages;
    this.failAt = failAt;
    this.style = style;
  }

  /** Writes the page as it is made: of a large account it has many megabytes. */
  static void write(
      List<ComplianceDecision> decisions,
      Severity failAt,
      Messages messages,
      TerminalStyle style,
      PrintWriter out) {
    AccountPage account = new AccountPage(messages, failAt, style, out);
    List<Assessment> assessments = decisions.stream().map(ComplianceDecision::assessment).toList();
    account.causes(assessments);
    account.remarks(assessments);
    account.table(decisions);
    account.flush();
  }

  private void flush() {
    out.append(page);
    page.setLength(0);
  }

  private void flushWhereLong() {
    if (page.length() > LONG) {
      flush();
    }
  }

  private void causes(List<Assessment> assessments) {
    Map<String, Assessment> byId = new HashMap<>();
    assessments.forEach(assessment -> byId.put(assessment.instance().id(), assessment));
    for (Cause cause : Cause.of(assessments, Severity.LOW)) {
      Severity severity = cause.key().severity();
      line(
          severity.isAtLeast(failAt) ? "✗" : "!",
          cause.key().check(),
          severity,
          messages.say(cause.failure().cause()));
      page.append(INDENT).append(messages.say(cause.failure().symptom())).append('\n');
      fix(cause.key().check(), cause.failure().remediation());
      if (isDifferentForOthers(cause, byId)) {
        page.append(INDENT).append(messages.say("account.differ")).append('\n');
      }
      affected(cause.instances());
      flushWhereLong();
    }
  }

  private static boolean isDifferentForOthers(Cause cause, Map<String, Assessment> byId) {
    List<FixStep> fix = cause.failure().remediation();
    Set<Finding> alike = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Instance instance : cause.instances()) {
      Assessment assessment = byId.get(instance.id());
      if (assessment == null) {
        continue;
      }
      Finding shared = assessment.shared().of(cause.key().check()).orElseThrow();
      if (alike.contains(shared)) {
        continue;
      }
      if (!assessment.own(shared).verdict().fixSteps().equals(fix)) {
        return true;
      }
      // What says the same in shared words says the same of all who share them.
      if (shared.verdict().fixSteps().equals(fix)) {
        alike.add(shared);
      }
    }
    return false;
  }

  private void remarks(List<Assessment> assessments) {
    Map<SharedRemark.Key, List<Instance>> affected = new LinkedHashMap<>();
    Map<SharedRemark.Key, Remark> remarks = new HashMap<>();
    // A finding that instances share is one object for all of them.
    IdentityHashMap<Finding, Optional<SharedRemark>> known = new IdentityHashMap<>();
    for (Assessment assessment : assessments) {
      for (Finding finding : assessment.shared().remarkable()) {
        SharedRemark shared =
            known
                .computeIfAbsent(finding, _ -> SharedRemark.of(finding, assessment, messages))
                .orElse(null);
        if (shared == null) {
          continue;
        }
        SharedRemark.Key key = shared.key(assessment);
        remarks.computeIfAbsent(
            key, _ -> Remark.of(assessment.own(shared.finding()), messages).orElseThrow());
        affected.computeIfAbsent(key, _ -> new ArrayList<>()).add(assessment.instance());
      }
    }
    affected.forEach((key, instances) -> {
      Remark remark = remarks.get(key);
      if (remark != null) {
        line(remark.sign(), remark.finding().id(), remark.finding().severity(), remark.sentence());
        fix(remark.finding().id(), remark.steps());
        affected(instances);
      }
    });
  }

  private void line(String sign, String check, Severity severity, String sentence) {
    page.append(style.sign(sign, "%s %s (%s)".formatted(sign, check, severity)))
        .append(": ")
        .append(sentence)
        .append('\n');
  }

  // Several causes may have one fix, which is printed with the first of them.
  private void fix(String check, List<FixStep> steps) {
    String before = steps.isEmpty() ? null : printed.putIfAbsent(steps, check);
    if (before != null) {
      page.append(INDENT).append(messages.say("console.fix-as-for", before)).append('\n');
      return;
    }
    for (FixStep step : steps) {
      page.append(INDENT).append(TextReport.prompted(messages.say(step.text()))).append('\n');
    }
  }

  private void affected(List<Instance> instances) {
    String named =
        instances.stream()
            .limit(NAMED)
            .map(instance -> OneLine.of(instance.id()))
            .collect(Collectors.joining(messages.say("list.comma")));
    page.append(INDENT)
        .append(
            instances.size() > NAMED
                ? messages.say(
                    "account.affected-more", instances.size(), named, instances.size() - NAMED)
                : messages.say("account.affected", instances.size(), named))
        .append("\n\n");
  }

  private void table(List<ComplianceDecision> decisions) {
    // On all cores, since of a large account this takes longer than the writing.
    List<Row> rows = decisions.parallelStream().map(this::row).toList();
    int names = rows.stream().mapToInt(Row::columns).max().orElse(0);
    int headings = rows.stream().mapToInt(row -> row.heading().length()).max().orElse(0);
    for (Row row : rows) {
      page.append(row.name())
          .append(" ".repeat(names - row.columns() + GAP))
          .append(style.heading(row.decision(), row.heading()));
      if (!row.why().isEmpty()) {
        page.append(" ".repeat(headings - row.heading().length() + GAP)).append(row.why());
      }
      page.append('\n');
      flushWhereLong();
    }
    if (!decisions.isEmpty()) {
      page.append('\n');
    }
  }

  /**
   * One instance in the table.
   *
   * @param columns how many columns of the terminal its name takes
   */
  private record Row(
      ComplianceDecision decision, String name, int columns, String heading, String why) {}

  private Row row(ComplianceDecision decision) {
    String name = name(decision.assessment().instance());
    return new Row(decision, name, TerminalColumns.of(name), decision.heading(), why(decision));
  }

  private String why(ComplianceDecision decision) {
    return switch (decision) {
      case ComplianceDecision.Decided(Assessment assessment, _) ->
          ids(assessment.shared().causes(failAt));
      case ComplianceDecision.Undetermined(Assessment assessment) ->
          ids(assessment.shared().blind(failAt));
      case ComplianceDecision.Exempt(Assessment assessment, Exemption why) ->
          switch (why) {
            case NOT_RUNNING -> messages.say("report.not-running", assessment.instance().state());
            case EXCLUDED_BY_TAG -> messages.say("report.excluded");
          };
    };
  }

  private String ids(List<Finding> findings) {
    return findings.stream()
        .map(Finding::id)
        .collect(Collectors.joining(messages.say("list.comma")));
  }

  private static String name(Instance instance) {
    String name = OneLine.of(instance.tags().getOrDefault("Name", ""));
    String id = OneLine.of(instance.id());
    return name.isEmpty() ? id : id + " (" + name + ")";
  }
}
