package dev.sessionready.cli;

import dev.sessionready.check.Finding;
import dev.sessionready.check.OneLine;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.Pause;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one instance again and again, and prints each check whose verdict turned in between.
 *
 * @param look evaluates the instance anew; fails where it could not be looked at
 * @param zone the time zone of the printed times
 */
record InstanceWatch(
    Supplier<ComplianceDecision> look,
    Messages messages,
    InstantSource clock,
    ZoneId zone,
    Pause pause,
    PrintWriter out) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /**
   * Returns once the instance is ready, or its thread is interrupted.
   *
   * @param text what is printed of it at first
   * @param interval how long to wait after each look
   */
  void untilReady(Function<ComplianceDecision, String> text, Duration interval) {
    ComplianceDecision last = look.get();
    out.print(text.apply(last));
    out.flush();
    String trouble = "";
    while (!isReady(last) && !Thread.currentThread().isInterrupted()) {
      pause.of(interval);
      try {
        ComplianceDecision next = look.get();
        turns(last, next);
        last = next;
        trouble = "";
      } catch (Ignorance blind) {
        String now = blind.action() + ": " + blind.reason();
        if (!now.equals(trouble)) {
          say("?", messages.say("watch.unread", now));
        }
        trouble = now;
      }
    }
  }

  private void turns(ComplianceDecision last, ComplianceDecision next) {
    Map<String, Verdict> before =
        last.assessment().findings().stream()
            .collect(Collectors.toMap(Finding::id, Finding::verdict));
    for (Finding finding : next.assessment().findings()) {
      @Nullable Verdict was = before.get(finding.id());
      if (was == null || !sign(was).equals(sign(finding.verdict()))) {
        say(sign(finding.verdict()), finding.id() + ": " + what(finding.verdict()));
      }
    }
    if (!last.heading().equals(next.heading())) {
      say(isReady(next) ? "✓" : "✗", next.assessment().instance().id() + "  " + next.heading());
    }
  }

  private void say(String sign, String text) {
    out.printf("%s  %s %s%n", TIME.format(clock.instant().atZone(zone)), sign, OneLine.of(text));
    out.flush();
  }

  private static boolean isReady(ComplianceDecision decision) {
    return decision instanceof ComplianceDecision.Decided decided
        && decided.compliance() == ComplianceType.COMPLIANT;
  }

  private static String sign(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> "✓";
      case Verdict.Fail _ -> "✗";
      case Verdict.Warn _ -> "!";
      case Verdict.NotApplicable _ -> "-";
      case Verdict.Unverifiable _, Verdict.Unreadable _, Verdict.Broken _ -> "?";
    };
  }

  private String what(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass pass -> messages.say(pass.evidence());
      case Verdict.Fail fail -> messages.say(fail.cause());
      case Verdict.Warn warn -> messages.say(warn.what());
      case Verdict.NotApplicable without -> messages.say(without.because());
      case Verdict.Unverifiable unverifiable -> messages.say(unverifiable.what());
      case Verdict.Unreadable unreadable -> unreadable.toText();
      case Verdict.Broken broken -> messages.say("report.broken", broken.defect());
    };
  }
}
