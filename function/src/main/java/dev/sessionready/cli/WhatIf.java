package dev.sessionready.cli;

import dev.sessionready.change.ChangedAccount;
import dev.sessionready.change.RequestedChange;
import dev.sessionready.check.Assessment;
import dev.sessionready.json.ForecastJson;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
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

  /** Of how many instances at most, over all changes, it is looked for the effect of each. */
  private static final int EVALUATIONS = 20_000;

  /** Shows the forecast, and answers the exit code. */
  int show(Snapshot before, ChangeOptions options, ForecastFormat format, PrintWriter out) {
    ChangedAccount account = new ChangedAccount(before);
    List<RequestedChange> changes =
        options.of(account.requests(), parameters.expectations().sessionDocument());
    Snapshot after = account.with(changes);
    Forecast forecast = new Forecaster(before, parameters, this::evaluate).of(after);
    Map<String, Optional<Boolean>> effects = effects(account, before, after, changes);
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

  /** What the rule makes of every instance of an account. */
  List<ComplianceDecision> evaluate(Snapshot snapshot) {
    return Assembly.of(new SnapshotSource(snapshot), messages)
        .assess(new Scope.Everything(), parameters)
        .decisions();
  }

  // A change has none where it alone changes nothing, and the others without it are no different.
  // Of each that takes two evaluations of the account; of very many it is left open.
  private Map<String, Optional<Boolean>> effects(
      ChangedAccount account, Snapshot before, Snapshot after, List<RequestedChange> changes) {
    Map<String, Object> was = verdicts(before);
    Map<String, Object> is = verdicts(after);
    boolean few = changes.size() <= tried(was.size());
    Map<String, Optional<Boolean>> effects = new LinkedHashMap<>();
    for (RequestedChange change : changes) {
      if (!few || effects.getOrDefault(change.name(), Optional.empty()).orElse(false)) {
        effects.putIfAbsent(change.name(), Optional.empty());
        continue;
      }
      List<RequestedChange> others = new ArrayList<>(changes);
      others.remove(change);
      effects.put(
          change.name(),
          Optional.of(differs(account, List.of(change), was) || differs(account, others, is)));
    }
    return effects;
  }

  private static int tried(int instances) {
    return Math.clamp(EVALUATIONS / Math.max(1, instances), 10, 100);
  }

  // What others cannot be made without has an effect.
  private boolean differs(
      ChangedAccount account, List<RequestedChange> changes, Map<String, Object> verdicts) {
    try {
      return !verdicts(account.with(changes)).equals(verdicts);
    } catch (BadInput _) {
      return true;
    }
  }

  private Map<String, Object> verdicts(Snapshot snapshot) {
    Map<String, Object> verdicts = new TreeMap<>();
    for (ComplianceDecision decision : evaluate(snapshot)) {
      Assessment assessment = decision.assessment();
      verdicts.put(
          assessment.instance().id(),
          assessment.shared().all().stream()
              .map(
                  one -> one.id() + " " + one.verdict().getClass().getSimpleName() + one.severity())
              .toList());
    }
    return verdicts;
  }
}
