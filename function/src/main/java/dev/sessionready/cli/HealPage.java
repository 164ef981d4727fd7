package dev.sessionready.cli;

import dev.sessionready.check.Cause;
import dev.sessionready.check.OneLine;
import dev.sessionready.heal.Fix;
import dev.sessionready.heal.Healing;
import dev.sessionready.heal.Unhealed;
import dev.sessionready.model.Instance;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.whatif.Outcome.Turn;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** The changes that heal an account as a script of AWS CLI commands for a POSIX shell. */
record HealPage(Messages messages) {

  private static final int NAMED = 5;

  String of(Snapshot snapshot, Healing healing) {
    StringBuilder page = new StringBuilder("#!/bin/sh\n");
    remark(
        page,
        messages.say("heal.place", snapshot.place().account(), snapshot.place().region()));
    remark(
        page,
        messages.say(
            "heal.sum",
            healing.script().size(),
            healing.forecast().having(Turn.BECOMES_READY).size(),
            healing.forecast().having(Turn.STAYS_NOT_READY).size(),
            healing.forecast().having(Turn.UNDETERMINED).size()));
    if (healing.cost().signum() > 0) {
      remark(page, messages.say("heal.cost", healing.cost().toPlainString()));
    }
    page.append("set -eu\n");
    // What one fix makes may be named by a later one, so they are written as one script.
    Lines lines = new Lines(healing.script().lines());
    for (Fix fix : healing.fixes()) {
      page.append('\n');
      fix.causes().forEach(cause -> remark(page, cause(cause)));
      lines.next(fix.script().size(), page);
    }
    if (!healing.unhealed().isEmpty()) {
      page.append('\n');
      remark(page, messages.say("heal.left"));
      healing.unhealed().forEach(one -> remark(page, left(one)));
    }
    return page.toString();
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
              case BREAKS -> "heal.breaks";
            },
            unhealed.detail());
    return cause(unhealed.cause()) + " - " + why;
  }

  /** The lines of the whole script, handed out fix by fix. */
  private static final class Lines {

    private final Iterator<String> lines;

    Lines(List<String> lines) {
      this.lines = lines.iterator();
    }

    void next(int count, StringBuilder page) {
      for (int i = 0; i < count; i++) {
        page.append(lines.next()).append('\n');
      }
    }
  }
}
