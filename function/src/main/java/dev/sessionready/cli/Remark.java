package dev.sessionready.cli;

import dev.sessionready.check.Finding;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.report.Messages;
import java.util.List;
import java.util.Optional;

/** What a check warns of, could not verify or could not read. */
record Remark(String sign, Finding finding, String sentence, List<FixStep> steps) {

  /** Empty where the check passed, failed or does not apply. */
  static Optional<Remark> of(Finding finding, Messages messages) {
    return switch (finding.verdict()) {
      case Verdict.Warn(Text what, _, List<FixStep> fix) ->
          Optional.of(new Remark("!", finding, messages.say(what), fix));
      case Verdict.Unverifiable unverifiable ->
          Optional.of(new Remark("?", finding, messages.say(unverifiable.what()), List.of()));
      case Verdict.Unreadable unreadable ->
          Optional.of(
              new Remark(
                  "?",
                  finding,
                  messages.say(
                      "report.unreadable", unreadable.action(), unreadable.failure().reason()),
                  List.of()));
      case Verdict.Broken(RuntimeException defect) ->
          Optional.of(new Remark("?", finding, messages.say("report.broken", defect), List.of()));
      case Verdict.Pass _, Verdict.Fail _, Verdict.NotApplicable _ -> Optional.empty();
    };
  }
}
