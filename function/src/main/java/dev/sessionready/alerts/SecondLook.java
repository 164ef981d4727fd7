package dev.sessionready.alerts;

import dev.sessionready.check.Assessment;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.Instance;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.LiveStatus;
import dev.sessionready.rule.Readiness;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What instances are now, some time after AWS Config said that they changed.
 *
 * @param ready those that comply by now
 * @param unjudged the ids of those that could not be evaluated, because our own lookup failed
 */
public record SecondLook(
    List<Assessment> nonCompliant, List<Instance> ready, Set<String> unjudged) {

  public SecondLook {
    nonCompliant = List.copyOf(nonCompliant);
    ready = List.copyOf(ready);
    unjudged = Set.copyOf(unjudged);
  }

  /** Evaluates the instances with those ids; those that are gone or exempt by now are left out. */
  public static SecondLook at(Set<String> ids, Readiness readiness, RuleParameters parameters) {
    if (ids.isEmpty()) {
      return new SecondLook(List.of(), List.of(), Set.of());
    }
    Scope scope = new Scope.Only(ids);
    RuleParameters asking = asThoughAlone(parameters);
    try {
      return of(readiness.assess(scope, asking).decisions());
    } catch (Ignorance _) {
      // Not even the instances could be listed.
      return new SecondLook(List.of(), List.of(), ids);
    }
  }

  /**
   * Evaluates every instance, as a sweep does.
   *
   * @throws Ignorance where they could not be listed
   */
  public static SecondLook atEverything(Readiness readiness, RuleParameters parameters) {
    return of(readiness.assess(new Scope.Everything(), parameters).decisions());
  }

  private static SecondLook of(List<ComplianceDecision> decisions) {
    List<Assessment> nonCompliant = new ArrayList<>();
    List<Instance> ready = new ArrayList<>();
    Set<String> unjudged = new TreeSet<>();
    for (ComplianceDecision decision : decisions) {
      switch (decision) {
        case ComplianceDecision.Decided(Assessment assessment, ComplianceType compliance) -> {
          switch (compliance) {
            case NON_COMPLIANT -> nonCompliant.add(assessment);
            case COMPLIANT -> ready.add(assessment.instance());
            case NOT_APPLICABLE -> {}
          }
        }
        case ComplianceDecision.Undetermined(Assessment assessment) ->
            unjudged.add(assessment.instance().id());
        case ComplianceDecision.Exempt _ -> {}
      }
    }
    return new SecondLook(nonCompliant, ready, unjudged);
  }

  // A changed instance is evaluated alone, and its control channel is then asked for. Among others
  // it has to be asked for too, or what only the channel shows would pass for fixed.
  private static RuleParameters asThoughAlone(RuleParameters parameters) {
    return switch (parameters.liveStatus()) {
      case NEVER, ALWAYS -> parameters;
      case DOUBTFUL ->
          new RuleParameters(
              parameters.expectations(),
              parameters.failAt(),
              parameters.unverifiable(),
              LiveStatus.ALWAYS,
              parameters.language());
    };
  }
}
