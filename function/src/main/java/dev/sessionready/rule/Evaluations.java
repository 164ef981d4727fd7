package dev.sessionready.rule;

import dev.sessionready.assess.Assessment;
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
record Evaluations(Annotator annotator, Parameters parameters, Instant at) {

  /** One for each judgement that comes to a verdict. */
  Stream<Evaluation> of(List<Judgement> judgements) {
    return judgements.stream().flatMap(this::of);
  }

  private Stream<Evaluation> of(Judgement judgement) {
    return switch (judgement) {
      case Judgement.Decided(Assessment assessment, ComplianceType compliance) ->
          Stream.of(
              new Evaluation(
                  Evaluation.INSTANCE_TYPE,
                  id(judgement),
                  compliance,
                  annotator.annotate(assessment, parameters.failAt()),
                  at));
      case Judgement.PassedOver _ -> Stream.of(dismissed(id(judgement)));
      case Judgement.Withheld _ -> Stream.empty();
    };
  }

  /**
   * Takes back the verdicts of what a sweep did not see. An instance that was seen but not judged
   * keeps its verdict; what was not seen has none to keep.
   *
   * @param standing what AWS Config shows a verdict of
   */
  Stream<Evaluation> gone(Set<Resource> standing, List<Judgement> judgements) {
    Set<Resource> seen =
        ids(judgements).stream().map(Resource::instance).collect(Collectors.toSet());
    return standing.stream()
        .filter(resource -> !seen.contains(resource))
        .sorted()
        .map(resource -> Evaluation.notApplicable(resource.type(), resource.id(), at));
  }

  /** Takes back the verdicts of instances that were asked for by name and are not there any more. */
  Stream<Evaluation> missing(Scope scope, List<Judgement> judgements) {
    Set<String> seen = ids(judgements);
    return switch (scope) {
      case Scope.Everything _,
          Scope.InVpcs _,
          Scope.InSubnets _,
          Scope.WithRole _,
          Scope.WithPolicy _,
          Scope.Nobody _ ->
          Stream.empty();
      case Scope.Only(var ids) ->
          ids.stream().filter(id -> !seen.contains(id)).sorted().map(this::dismissed);
    };
  }

  private Evaluation dismissed(String instanceId) {
    return Evaluation.notApplicable(Evaluation.INSTANCE_TYPE, instanceId, at);
  }

  private static Set<String> ids(List<Judgement> judgements) {
    return judgements.stream().map(Evaluations::id).collect(Collectors.toSet());
  }

  private static String id(Judgement judgement) {
    return judgement.assessment().instance().id();
  }
}
