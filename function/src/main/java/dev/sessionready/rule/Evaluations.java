package dev.sessionready.rule;

import dev.sessionready.check.Assessment;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What AWS Config is to be given for what a run saw.
 *
 * @param at the moment that the evaluations are about
 */
record Evaluations(Annotator annotator, RuleParameters parameters, Instant at) {

  /** One for each decision that is a verdict. */
  List<Evaluation> of(List<ComplianceDecision> decisions) {
    return decisions.parallelStream().flatMap(this::of).toList();
  }

  private Stream<Evaluation> of(ComplianceDecision decision) {
    return switch (decision) {
      case ComplianceDecision.Decided(Assessment assessment, ComplianceType compliance) ->
          Stream.of(
              new Evaluation(
                  Evaluation.INSTANCE_TYPE,
                  id(decision),
                  compliance,
                  annotator.annotate(assessment, parameters.failAt()),
                  at));
      case ComplianceDecision.Exempt _ -> Stream.of(dismissed(id(decision)));
      case ComplianceDecision.Undetermined _ -> Stream.empty();
    };
  }

  /**
   * Takes back the verdicts of what a sweep did not see. An instance that was seen but not
   * evaluated keeps its verdict; what was not seen has none to keep.
   *
   * @param recorded what AWS Config shows a verdict of
   */
  Stream<Evaluation> gone(Set<EvaluatedResource> recorded, List<ComplianceDecision> decisions) {
    Set<EvaluatedResource> seen =
        ids(decisions).stream().map(EvaluatedResource::instance).collect(Collectors.toSet());
    return recorded.stream()
        .filter(resource -> !seen.contains(resource))
        .sorted()
        .map(resource -> Evaluation.notApplicable(resource.type(), resource.id(), at));
  }

  /** Takes back the verdicts of all of these but the instances that exist. */
  Stream<Evaluation> goneBut(Set<String> existing, Set<EvaluatedResource> recorded) {
    return recorded.stream()
        .filter(resource ->
            !resource.type().equals(Evaluation.INSTANCE_TYPE) || !existing.contains(resource.id()))
        .sorted()
        .map(resource -> Evaluation.notApplicable(resource.type(), resource.id(), at));
  }

  /**
   * Takes back the verdicts of instances that were asked for by name and are not there any more.
   */
  Stream<Evaluation> missing(Scope scope, List<ComplianceDecision> decisions) {
    return switch (scope) {
      case Scope.Everything _,
          Scope.InVpcs _,
          Scope.InSubnets _,
          Scope.WithRole _,
          Scope.WithPolicy _,
          Scope.Nobody _ ->
          Stream.empty();
      case Scope.Only(var asked) -> {
        Set<String> seen = ids(decisions);
        yield asked.stream().filter(id -> !seen.contains(id)).sorted().map(this::dismissed);
      }
    };
  }

  private Evaluation dismissed(String instanceId) {
    return Evaluation.notApplicable(Evaluation.INSTANCE_TYPE, instanceId, at);
  }

  private static Set<String> ids(List<ComplianceDecision> decisions) {
    return decisions.stream().map(Evaluations::id).collect(Collectors.toSet());
  }

  private static String id(ComplianceDecision decision) {
    return decision.assessment().instance().id();
  }
}
