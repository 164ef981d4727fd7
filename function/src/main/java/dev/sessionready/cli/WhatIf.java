package dev.sessionready.cli;

import dev.sessionready.change.ChangedAccount;
import dev.sessionready.change.RequestedChange;
import dev.sessionready.check.Assessment;
import dev.sessionready.json.ForecastJson;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.AccountEvaluations;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.whatif.Forecast;
import dev.sessionready.whatif.Forecaster;
import dev.sessionready.whatif.Outcome.Turn;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tries changes on an account and shows what they would make of its instances. */
record WhatIf(RuleParameters parameters, Messages messages) {

  /** Of at most so many changes it is looked for the effect of each. */
  private static final int MOST_TRIED = 100;

  /** Shows the forecast, and answers the exit code. */
  int show(Snapshot before, ChangeOptions options, ForecastFormat format, PrintWriter out) {
    ChangedAccount account = new ChangedAccount(before);
    List<RequestedChange> changes =
        options.of(account.requests(), parameters.expectations().sessionDocument());
    Snapshot after = account.with(changes);
    AccountEvaluations evaluations = Assembly.evaluations(before, messages, parameters);
    Forecast forecast = new Forecaster(before, parameters, evaluations::of).of(after);
    Map<String, Optional<Boolean>> effects =
        new Effects(account, changes, evaluations).of(before, after);
    out.print(
        switch (format) {
          case TEXT -> new WhatIfPage(messages).of(effects, options.passedOver(), forecast);
          case JSON -> ForecastJson.write(effects, options.passedOver(), forecast, messages::say);
        });
    out.flush();
    return exitCode(forecast);
  }

  private static int exitCode(Forecast forecast) {
    if (!forecast.having(Turn.BREAKS).isEmpty()) {
      return Main.NOT_COMPLIANT;
    }
    return forecast.having(Turn.UNDETERMINED).isEmpty() ? 0 : Main.COULD_NOT_JUDGE;
  }

  /** Which changes have an effect of their own. */
  private record Effects(
      ChangedAccount account, List<RequestedChange> changes, AccountEvaluations evaluations) {

    // A change has none where it alone changes nothing, and the others without it are no different.
    // Of each that takes two evaluations of the account; of very many it is left open.
    Map<String, Optional<Boolean>> of(Snapshot before, Snapshot after) {
      Map<String, Object> was = verdicts(before);
      Map<String, Object> is = verdicts(after);
      Map<String, Optional<Boolean>> effects = new LinkedHashMap<>();
      for (RequestedChange change : changes) {
        if (changes.size() > MOST_TRIED || evaluations.isExhausted()) {
          effects.putIfAbsent(change.name(), Optional.empty());
        } else if (!effects.getOrDefault(change.name(), Optional.of(false)).orElse(false)) {
          List<RequestedChange> others = new ArrayList<>(changes);
          others.remove(change);
          effects.put(
              change.name(), Optional.of(differs(List.of(change), was) || differs(others, is)));
        }
      }
      return effects;
    }

    // What others cannot be made without has an effect.
    private boolean differs(List<RequestedChange> tried, Map<String, Object> verdicts) {
      try {
        return !verdicts(account.with(tried)).equals(verdicts);
      } catch (BadInput _) {
        return true;
      }
    }

    private Map<String, Object> verdicts(Snapshot snapshot) {
      Map<String, Object> verdicts = new TreeMap<>();
      for (ComplianceDecision decision : evaluations.of(snapshot)) {
        Assessment assessment = decision.assessment();
        verdicts.put(
            assessment.instance().id(),
            assessment.shared().all().stream()
                .map(one ->
                    one.id() + " " + one.verdict().getClass().getSimpleName() + one.severity())
                .toList());
      }
      return verdicts;
    }
  }
}
