package dev.sessionready.cli;

import dev.sessionready.check.Cause;
import dev.sessionready.check.OneLine;
import dev.sessionready.heal.Fix;
import dev.sessionready.heal.Healing;
import dev.sessionready.heal.Healing.Untried;
import dev.sessionready.heal.Unhealed;
import dev.sessionready.model.Instance;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.whatif.Outcome.Turn;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The changes that heal an account as a script of AWS CLI commands for a POSIX shell. */
record HealPage(Messages messages) {

  private static final int NAMED = 5;

  /** The script. */
  String script(Snapshot snapshot, Healing healing) {
    StringBuilder page = new StringBuilder("#!/bin/sh\n");
    heading(snapshot, healing).forEach(line -> remark(page, line));
    page.append("set -eu\n");
    // What one fix makes may be named by a later one, so they are written as one script.
    Iterator<String> lines = healing.script().lines().iterator();
    for (Fix fix : healing.fixes()) {
      page.append('\n');
      fix.causes().forEach(cause -> remark(page, cause(cause)));
      for (int i = 0; i < fix.script().size(); i++) {
        page.append(lines.next()).append('\n');
      }
    }
    if (!healing.unhealed().isEmpty()) {
      page.append('\n');
      left(healing).forEach(line -> remark(page, line));
    }
    return page.toString();
  }

  /** What a template is for: what it heals and what it does not, each on a line. */
  List<String> remarks(Snapshot snapshot, Healing healing) {
    return Stream.of(
            heading(snapshot, healing).stream(),
            healing.fixes().stream().flatMap(fix -> fix.causes().stream()).map(this::cause),
            left(healing).stream())
        .flatMap(lines -> lines)
        .map(OneLine::of)
        .toList();
  }

  private List<String> heading(Snapshot snapshot, Healing healing) {
    List<String> lines = new ArrayList<>();
    lines.add(messages.say("heal.place", snapshot.place().account(), snapshot.place().region()));
    lines.add(
        messages.say(
            "heal.sum",
            healing.script().size(),
            healing.forecast().having(Turn.BECOMES_READY).size(),
            healing.forecast().having(Turn.STAYS_NOT_READY).size(),
            healing.forecast().having(Turn.UNDETERMINED).size()));
    healing.untried().stream().sorted().map(this::untried).forEach(lines::add);
    if (healing.cost().signum() > 0) {
      lines.add(messages.say("heal.cost", healing.cost().toPlainString()));
    }
    return lines;
  }

  private String untried(Untried untried) {
    return messages.say(
        switch (untried) {
          case LEAVING_OUT -> "heal.untried-leaving-out";
          case NAT_GATEWAY -> "heal.untried-nat-gateway";
        });
  }

  private List<String> left(Healing healing) {
    List<String> lines = new ArrayList<>();
    if (!healing.unhealed().isEmpty()) {
      lines.add(messages.say("heal.left"));
      healing.unhealed().forEach(one -> lines.add(left(one)));
    }
    return lines;
  }

  private static void remark(StringBuilder page, String text) {
    page.append("# ").append(OneLine.of(text)).append('\n');
  }

  private String cause(Cause cause) {
    return "%s: %s (%s)"
        .formatted(cause.key().check(), messages.say(cause.failure().cause()), names(cause));
  }

  private static String names(Cause cause) {
    String names =
        cause.instances().stream().limit(NAMED).map(Instance::id).collect(Collectors.joining(", "));
    int more = cause.instances().size() - NAMED;
    return more > 0 ? names + " + " + more : names;
  }

  private String left(Unhealed unhealed) {
    String why =
        messages.say(
            switch (unhealed.reason()) {
              case NO_COMMAND -> "heal.no-command";
              case REFUSED -> "heal.refused";
              case STAYS -> "heal.stays";
              case NOT_TRIED -> "heal.not-tried";
              case BREAKS -> "heal.breaks";
            },
            unhealed.detail());
    return cause(unhealed.cause()) + " - " + why;
  }
}
