package dev.sessionready.whatif;

import dev.sessionready.check.Finding;
import dev.sessionready.check.Severity;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RuleParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An account as it is, for forecasts of what one change or another would make of it. */
public final class Forecaster {

  private final RuleParameters parameters;
  private final Function<Snapshot, List<ComplianceDecision>> evaluate;
  private final Map<String, ComplianceDecision> was;
  private final Map<String, ComplianceDecision> bySettings;

  /**
   * The account before any change.
   *
   * @param evaluate what the rule makes of an account
   */
  public Forecaster(
      Snapshot before,
      RuleParameters parameters,
      Function<Snapshot, List<ComplianceDecision>> evaluate) {
    this.parameters = parameters;
    this.evaluate = evaluate;
    was = byId(evaluate.apply(before));
    bySettings = byId(evaluate.apply(WithoutEvidence.of(before)));
  }

  /** The verdicts before any change. */
  public List<ComplianceDecision> before() {
    return List.copyOf(was.values());
  }

  /** What would become of each instance. */
  public Forecast of(Snapshot after) {
    return of(after, evaluate.apply(after));
  }

  /**
   * The same, where the verdicts are known.
   *
   * @param decisions what the rule makes of the account after the change
   */
  public Forecast of(Snapshot after, List<ComplianceDecision> decisions) {
    Map<String, ComplianceDecision> settingsAfter = byId(evaluate.apply(WithoutEvidence.of(after)));
    return new Forecast(
        decisions.stream()
            .map(decision -> {
              String id = id(decision);
              return new Forecast.InstanceForecast(
                      Optional.ofNullable(was.get(id)),
                      decision,
                      newlyFailing(bySettings.get(id), settingsAfter.get(id), parameters.failAt()),
                      parameters.failAt())
                  .outcome();
            })
            .toList());
  }

  private static List<Finding> newlyFailing(
      @Nullable ComplianceDecision before, @Nullable ComplianceDecision after, Severity failAt) {
    if (after == null) {
      return List.of();
    }
    Set<String> old =
        before == null
            ? Set.of()
            : before.assessment().failures(failAt).stream()
                .map(Finding::id)
                .collect(Collectors.toSet());
    return after.assessment().causes(failAt).stream()
        .filter(finding -> !old.contains(finding.id()))
        .toList();
  }

  private static Map<String, ComplianceDecision> byId(List<ComplianceDecision> decisions) {
    Map<String, ComplianceDecision> byId = new LinkedHashMap<>();
    decisions.forEach(decision -> byId.put(id(decision), decision));
    return byId;
  }

  private static String id(ComplianceDecision decision) {
    return decision.assessment().instance().id();
  }
}
