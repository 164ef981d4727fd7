package dev.sessionready.cli;

import dev.sessionready.check.Finding;
import dev.sessionready.check.OneLine;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Instance;
import dev.sessionready.report.Messages;
import dev.sessionready.whatif.Forecast;
import dev.sessionready.whatif.Outcome;
import dev.sessionready.whatif.Outcome.Turn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A forecast for a person at a terminal: who breaks first, who stays ready last and in one line.
 */
record WhatIfPage(Messages messages) {

  private static final String INDENT = "    ";

  String of(Map<String, Optional<Boolean>> effects, List<String> passedOver, Forecast forecast) {
    StringBuilder page = new StringBuilder();
    for (Turn turn : Turn.values()) {
      List<Outcome> outcomes = forecast.having(turn);
      switch (turn) {
        case BREAKS, BECOMES_READY, STAYS_NOT_READY, UNDETERMINED ->
            outcomes.forEach(outcome -> outcome(page, outcome));
        case STAYS_READY, EXEMPT -> {}
      }
    }
    effects.forEach((change, effect) -> {
      if (!effect.orElse(true)) {
        page.append(messages.say("what-if.no-effect", OneLine.of(change))).append('\n');
      }
    });
    long open = effects.values().stream().filter(Optional::isEmpty).count();
    if (open > 0) {
      page.append(messages.say("what-if.effects-not-tried", open)).append('\n');
    }
    passedOver.forEach(change ->
        page.append(messages.say("what-if.passed-over", OneLine.of(change))).append('\n'));
    return page.append(
            messages.say(
                "what-if.sum",
                forecast.having(Turn.BECOMES_READY).size(),
                forecast.having(Turn.BREAKS).size(),
                forecast.having(Turn.STAYS_NOT_READY).size(),
                forecast.having(Turn.STAYS_READY).size(),
                forecast.having(Turn.UNDETERMINED).size()))
        .append('\n')
        .toString();
  }

  private void outcome(StringBuilder page, Outcome outcome) {
    String sentence =
        messages.say(
            switch (outcome.turn()) {
              case BREAKS -> "what-if.breaks";
              case BECOMES_READY -> "what-if.becomes-ready";
              case STAYS_NOT_READY -> "what-if.stays-not-ready";
              case UNDETERMINED -> "what-if.undetermined";
              case STAYS_READY, EXEMPT -> "what-if.stays-ready";
            },
            name(outcome.instance()));
    page.append(outcome.turn() == Turn.BECOMES_READY ? "✓ " : "✗ ").append(sentence).append('\n');
    outcome.causes().forEach(finding -> cause(page, finding));
    for (Finding finding : outcome.awaited()) {
      page.append(INDENT).append(messages.say("what-if.awaited", finding.id())).append('\n');
    }
  }

  private void cause(StringBuilder page, Finding finding) {
    page.append(INDENT).append(finding.id());
    switch (finding.verdict()) {
      case Verdict.Fail fail -> page.append(": ").append(messages.say(fail.cause()));
      case Verdict.Unreadable look -> page.append(": ").append(OneLine.of(look.toText()));
      case Verdict.Broken _,
          Verdict.Pass _,
          Verdict.Warn _,
          Verdict.NotApplicable _,
          Verdict.Unverifiable _ -> {}
    }
    page.append('\n');
  }

  private static String name(Instance instance) {
    String name = OneLine.of(instance.tags().getOrDefault("Name", ""));
    String id = OneLine.of(instance.id());
    return name.isEmpty() ? id : id + " (" + name + ")";
  }
}
