package dev.sessionready.rule;

import dev.sessionready.assess.Assessment;
import dev.sessionready.assess.Assessor;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.Account;
import dev.sessionready.model.Documents;
import dev.sessionready.model.Instance;
import dev.sessionready.model.Snapshot;
import dev.sessionready.model.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The whole program: look, judge, tell. */
public record Readiness(
    Source source, Documents documents, Assessor assessor, Annotator annotator, Sink sink) {

  /**
   * Answers one notification of AWS Config. A resource that instances depend on gets no verdict of
   * its own: the instances that it affects are judged anew.
   */
  public Outcome answer(Notification notification, Parameters parameters) {
    return Dependency.in(notification)
        .map(changed -> source.affectedBy(changed, parameters))
        .map(affected -> rejudge(narrowed(affected), parameters, notification.at()))
        .orElseGet(() -> answerItself(notification, parameters));
  }

  // A look at everything for want of a small one would be the heaviest just when AWS throttles, and
  // would hide a missing permission: the event is tried again, and the sweep sees to the rest.
  private static Scope narrowed(Affected affected) {
    Fact.Unreadable<Scope> unread = affected.unread();
    if (unread != null) {
      throw new Ignorance(unread.action(), unread.reason());
    }
    return affected.scope();
  }

  private Outcome answerItself(Notification notification, Parameters parameters) {
    return switch (notification) {
      case Notification.Sweep(Instant at) -> sweep(parameters, at);
      case Notification.Gone(String type, String id, Instant at, _) -> dismiss(type, id, at);
      case Notification.Changed(String type, String id, Instant at, _)
          when type.equals(Evaluation.INSTANCE_TYPE) ->
          run(new Scope.Only(Set.of(id)), parameters, at);
      case Notification.Changed(String type, String id, Instant at, _) -> dismiss(type, id, at);
    };
  }

  private Outcome rejudge(Scope affected, Parameters parameters, Instant at) {
    return switch (affected) {
      case Scope.Nobody() -> new Outcome(List.of(), List.of());
      case Scope.Everything _,
          Scope.Only _,
          Scope.InVpcs _,
          Scope.InSubnets _,
          Scope.WithRole _,
          Scope.WithPolicy _ ->
          run(affected, parameters, at);
    };
  }

  // Old verdicts are listed before the look: what is launched in between must not pass for gone.
  private Outcome sweep(Parameters parameters, Instant at) {
    Fact<Set<Resource>> standing = sink.standing();
    Scope everything = new Scope.Everything();
    List<Judgement> judgements = judge(look(everything, parameters), everything, parameters);
    List<Evaluation> evaluations = new ArrayList<>(evaluations(judgements, parameters, at));
    return switch (standing) {
      case Fact.Known<Set<Resource>>(var old) -> {
        evaluations.addAll(gone(old, judgements, at));
        yield told(new Outcome(evaluations, judgements));
      }
      case Fact.Absent<Set<Resource>>() -> told(new Outcome(evaluations, judgements));
      case Fact.Unreadable<Set<Resource>>(String action, String reason) ->
          told(new Outcome(evaluations, judgements, new Verdict.Unreadable(action, reason), null));
    };
  }

  /** Judges the instances in scope and tells what can be told; what cannot is in the outcome. */
  public Outcome run(Scope scope, Parameters parameters, Instant at) {
    return tell(look(scope, parameters), scope, parameters, at);
  }

  /** The same of a snapshot that was taken before. */
  public Outcome tell(Snapshot snapshot, Scope scope, Parameters parameters, Instant at) {
    List<Judgement> judgements = judge(snapshot, scope, parameters);
    List<Evaluation> evaluations = new ArrayList<>(evaluations(judgements, parameters, at));
    evaluations.addAll(missing(scope, judgements, at));
    return told(new Outcome(evaluations, judgements));
  }

  /** All facts that a run over the scope rests on, with the control channels that it asks about. */
  public Snapshot look(Scope scope, Parameters parameters) {
    Snapshot settings = source.look(scope, parameters);
    Account account = new Account(settings, documents, parameters.expectations());
    Set<String> asked = new Doubts(assessor, account).toAsk(scope, parameters.liveStatus());
    return asked.isEmpty()
        ? settings
        : settings.withConnectionStatus(source.connectionStatus(asked));
  }

  /** Judges a snapshot, without telling anybody. */
  public List<Judgement> judge(Snapshot snapshot, Scope scope, Parameters parameters) {
    Account account = new Account(snapshot, documents, parameters.expectations());
    return account.subjects().stream()
        .filter(scope::includes)
        .map(subject -> judge(subject, parameters))
        .toList();
  }

  private Judgement judge(Subject subject, Parameters parameters) {
    Instance instance = subject.instance();
    return parameters
        .expectations()
        .exemption(instance)
        .<Judgement>map(why -> new Judgement.PassedOver(new Assessment(instance, List.of()), why))
        .orElseGet(() -> Judgement.of(assessor.assess(subject), parameters));
  }

  private List<Evaluation> evaluations(
      List<Judgement> judgements, Parameters parameters, Instant at) {
    return judgements.stream()
        .flatMap(judgement -> evaluation(judgement, parameters, at).stream())
        .toList();
  }

  private Optional<Evaluation> evaluation(Judgement judgement, Parameters parameters, Instant at) {
    String id = judgement.assessment().instance().id();
    return switch (judgement) {
      case Judgement.Decided(Assessment assessment, ComplianceType compliance) ->
          Optional.of(
              new Evaluation(
                  Evaluation.INSTANCE_TYPE,
                  id,
                  compliance,
                  annotator.annotate(assessment, parameters.failAt()),
                  at));
      case Judgement.PassedOver _ ->
          Optional.of(Evaluation.notApplicable(Evaluation.INSTANCE_TYPE, id, at));
      case Judgement.Withheld _ -> Optional.empty();
    };
  }

  // An instance that was seen but not judged keeps its verdict; what was not seen has none to keep.
  private static List<Evaluation> gone(
      Set<Resource> standing, List<Judgement> judgements, Instant at) {
    Set<Resource> seen =
        judgements.stream()
            .map(judgement -> Resource.instance(judgement.assessment().instance().id()))
            .collect(Collectors.toSet());
    return standing.stream()
        .filter(resource -> !seen.contains(resource))
        .sorted()
        .map(resource -> Evaluation.notApplicable(resource.type(), resource.id(), at))
        .toList();
  }

  // Asked for by name and not there any more: its old verdict must disappear.
  private static List<Evaluation> missing(Scope scope, List<Judgement> judgements, Instant at) {
    return switch (scope) {
      case Scope.Everything _,
          Scope.InVpcs _,
          Scope.InSubnets _,
          Scope.WithRole _,
          Scope.WithPolicy _,
          Scope.Nobody _ ->
          List.of();
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
    return told(new Outcome(evaluations, List.of()));
  }

  // What was told must be known also where some of it was refused.
  private Outcome told(Outcome outcome) {
    try {
      sink.tell(outcome.evaluations());
      return outcome;
    } catch (RejectedEvaluations rejection) {
      return outcome.but(rejection);
    }
  }
}
