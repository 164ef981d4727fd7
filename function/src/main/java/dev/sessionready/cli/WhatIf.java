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
import java.util.TreeMap;

/** Tries changes on an account and shows what they would make of its instances. */
record WhatIf(RuleParameters parameters, Messages messages) {

  /** Shows the forecast, and answers the exit code. */
  int show(Snapshot before, ChangeOptions options, ForecastFormat format, PrintWriter out) {
    ChangedAccount account = new ChangedAccount(before);
    List<RequestedChange> changes =
        options.of(account.requests(), parameters.expectations().sessionDocument());
    Snapshot after = account.with(changes);
    Forecast forecast = new Forecaster(before, parameters, this::evaluate).of(after);
    Map<String, Boolean> effects = effects(account, before, after, changes);
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
  private Map<String, Boolean> effects(
      ChangedAccount account, Snapshot before, Snapshot after, List<RequestedChange> changes) {
    Map<String, Object> was = verdicts(before);
    Map<String, Object> is = verdicts(after);
    Map<String, Boolean> effects = new LinkedHashMap<>();
    for (RequestedChange change : changes) {
      List<RequestedChange> others = new ArrayList<>(changes);
      others.remove(change);
      boolean effect = differs(account, List.of(change), was) || differs(account, others, is);
      effects.merge(change.name(), effect, Boolean::logicalOr);
    }
    return effects;
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
