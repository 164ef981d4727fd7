package dev.sessionready.rule;

import dev.sessionready.assess.Assessor;
import dev.sessionready.model.Account;
import dev.sessionready.model.Documents;
import dev.sessionready.model.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The whole program: look, judge, tell. */
public record Readiness(
    Source source, Documents documents, Assessor assessor, Annotator annotator, Sink sink) {

  /** Answers one notification of AWS Config. */
  public Outcome answer(Notification notification, Parameters parameters) {
    return switch (notification) {
      case Notification.Sweep(Instant at) -> run(new Scope.Everything(), parameters, at);
      case Notification.Gone(String type, String id, Instant at) -> dismiss(type, id, at);
      case Notification.Changed(String type, String id, Instant at)
          when type.equals(Evaluation.INSTANCE_TYPE) ->
          run(new Scope.Only(Set.of(id)), parameters, at);
      case Notification.Changed(String type, String id, Instant at) -> dismiss(type, id, at);
    };
  }

  /** Judges the instances in scope and tells what can be told; what cannot is in the outcome. */
  public Outcome run(Scope scope, Parameters parameters, Instant at) {
    List<Judgement> judgements = judge(source.look(scope, parameters), scope, parameters);
    List<Evaluation> evaluations = new ArrayList<>(evaluations(judgements, parameters, at));
    evaluations.addAll(missing(scope, judgements, at));
    sink.tell(evaluations);
    return new Outcome(evaluations, judgements);
  }

  /** Judges a snapshot, without telling anybody. */
  public List<Judgement> judge(Snapshot snapshot, Scope scope, Parameters parameters) {
    Account account = new Account(snapshot, documents, parameters.expectations());
    return account.subjects().stream()
        .filter(subject -> inScope(scope).test(subject.instance().id()))
        .map(subject -> Judgement.of(assessor.assess(subject), parameters))
        .toList();
  }

  private List<Evaluation> evaluations(
      List<Judgement> judgements, Parameters parameters, Instant at) {
    return judgements.stream()
        .filter(Judgement.Decided.class::isInstance)
        .map(Judgement.Decided.class::cast)
        .map(decided -> evaluation(decided, parameters, at))
        .toList();
  }

  private Evaluation evaluation(Judgement.Decided decided, Parameters parameters, Instant at) {
    String id = decided.assessment().instance().id();
    return decided.compliance() == ComplianceType.NOT_APPLICABLE
        ? Evaluation.notApplicable(Evaluation.INSTANCE_TYPE, id, at)
        : new Evaluation(
            Evaluation.INSTANCE_TYPE,
            id,
            decided.compliance(),
            annotator.annotate(decided.assessment(), parameters.failAt()),
            at);
  }

  // Asked for by name and not there any more: its old verdict must disappear.
  private static List<Evaluation> missing(Scope scope, List<Judgement> judgements, Instant at) {
    return switch (scope) {
      case Scope.Everything() -> List.of();
      case Scope.Only(var ids) ->
          ids.stream()
              .filter(id ->
                  judgements.stream().noneMatch(j -> j.assessment().instance().id().equals(id)))
              .sorted()
              .map(id -> Evaluation.notApplicable(Evaluation.INSTANCE_TYPE, id, at))
              .toList();
    };
  }

  private Outcome dismiss(String type, String id, Instant at) {
    List<Evaluation> evaluations = List.of(Evaluation.notApplicable(type, id, at));
    sink.tell(evaluations);
    return new Outcome(evaluations, List.of());
  }

  private static Predicate<String> inScope(Scope scope) {
    return switch (scope) {
      case Scope.Everything() -> _ -> true;
      case Scope.Only(var ids) -> ids::contains;
    };
  }
}
