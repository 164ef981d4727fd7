package dev.sessionready.lambda;

import dev.sessionready.json.LogLine;
import dev.sessionready.rule.AffectedInstances;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.InvokingEvent;
import dev.sessionready.rule.RejectedEvaluations;
import dev.sessionready.rule.RuleDeleted;
import dev.sessionready.rule.RunResult;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.SweepProgress;
import java.io.PrintStream;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One line of JSON for each thing worth knowing afterwards. The event itself is never logged: it
 * holds the result token.
 */
record RuleLog(PrintStream out) {

  void received(InvokingEvent notification) {
    LogLine line = LogLine.info("received").with("kind", notification.getClass().getSimpleName());
    switch (notification) {
      case InvokingEvent.Changed(var type, var id, _, _) ->
          line.with("resourceType", type).with("resourceId", id);
      case InvokingEvent.Gone(var type, var id, _, _) ->
          line.with("resourceType", type).with("resourceId", id);
      case InvokingEvent.Sweep _ -> {}
    }
    out.println(line);
  }

  /** Which instances a change affects, or that it is unknown and all are evaluated. */
  void affected(AffectedInstances affected) {
    if (affected.unread() != null) {
      out.println(
          LogLine.error("could not find out who is affected")
              .with("reason", affected.unread().failure().toText()));
      return;
    }
    out.println(
        switch (affected.scope()) {
          case Scope.Nobody() -> LogLine.info("no instance is affected");
          case Scope.Everything() -> LogLine.info("affected").with("scope", "everything");
          case Scope.Only(var ids) -> LogLine.info("affected").with("instances", ids.size());
          case Scope.InVpcs(var ids) -> LogLine.info("affected").with("vpcs", listed(ids));
          case Scope.InSubnets(var ids) -> LogLine.info("affected").with("subnets", listed(ids));
          case Scope.WithRole(var name) -> LogLine.info("affected").with("role", name);
          case Scope.WithPolicy(var name) -> LogLine.info("affected").with("policy", name);
        });
  }

  private static String listed(Set<String> ids) {
    return ids.stream().sorted().collect(Collectors.joining(" "));
  }

  void published(RunResult outcome) {
    LogLine line =
        LogLine.info("published")
            .with("instances", outcome.decisions().size())
            .with("evaluations", outcome.evaluations().size());
    for (ComplianceType type : ComplianceType.values()) {
      line.with(
          type.name(),
          (int) outcome.evaluations().stream().filter(e -> e.complianceType() == type).count());
    }
    out.println(line);
    outcome.defects().forEach(this::broken);
    outcome
        .blindness()
        .forEach(reason -> out.println(LogLine.error("unreadable").with("reason", reason)));
    RejectedEvaluations rejection = outcome.rejection();
    if (rejection != null) {
      out.println(
          LogLine.error("rejected")
              .with("evaluations", rejection.refused().size())
              .with("reason", String.valueOf(rejection.getMessage())));
    }
  }

  /** That this invocation goes on with a sweep. */
  void goesOn(SweepProgress progress) {
    out.println(line("goes on with a sweep", progress));
  }

  /** That this invocation leaves the rest of a sweep to another. */
  void handedOn(SweepProgress progress) {
    out.println(line("leaves the rest of the sweep", progress));
  }

  /** That the portion was done already. */
  void doneBefore(SweepProgress progress) {
    out.println(line("did this portion before", progress));
  }

  private static LogLine line(String message, SweepProgress progress) {
    return LogLine.info(message)
        .with("portions", progress.portions())
        .with("stage", progress.stage().name())
        .with("instances", Math.toIntExact(progress.soFar().instances()));
  }

  /** That a sweep ends before it is done. */
  void brokenOff(RejectedEvaluations rejection) {
    out.println(
        LogLine.error("sweep broken off").with("reason", String.valueOf(rejection.getMessage())));
  }

  /** That the report of a portion could not be put. */
  void notPut(ReportNotPut report) {
    out.println(
        LogLine.error("report not put").with("reason", String.valueOf(report.getMessage())));
  }

  void ruleDeleted(RuleDeleted gone) {
    out.println(LogLine.info("rule deleted").with("reason", String.valueOf(gone.getMessage())));
  }

  private void broken(RuntimeException defect) {
    out.println(LogLine.error("defect").with("exception", defect));
  }
}
