package dev.sessionready.rule;

import dev.sessionready.assess.Assessment;
import dev.sessionready.assess.Assessor;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Account;
import dev.sessionready.model.Documents;
import dev.sessionready.model.Instance;
import dev.sessionready.model.Snapshot;
import dev.sessionready.model.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The whole program: look, assess, publish. */
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
      throw new Ignorance(unread.failure());
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
    List<Judgement> judgements = assess(new Scope.Everything(), parameters).judgements();
    Evaluations evaluations = new Evaluations(annotator, parameters, at);
    Stream<Evaluation> verdicts = evaluations.of(judgements);
    return switch (standing) {
      case Fact.Known<Set<Resource>>(var old) ->
          publish(
              new Outcome(
                  Stream.concat(verdicts, evaluations.gone(old, judgements)).toList(),
                  judgements));
      case Fact.Absent<Set<Resource>>() -> publish(new Outcome(verdicts.toList(), judgements));
      case Fact.Unreadable<Set<Resource>>(ReadFailure failure) ->
          publish(
              new Outcome(
                  verdicts.toList(), judgements, new Verdict.Unreadable(failure), null));
    };
  }

  /** Assesses the instances in scope and publishes what can be; what cannot is in the outcome. */
  public Outcome run(Scope scope, Parameters parameters, Instant at) {
    return publish(assess(scope, parameters), scope, parameters, at);
  }

  /** Publishes what was made of the instances in scope. */
  public Outcome publish(
      AssessedAccount assessed, Scope scope, Parameters parameters, Instant at) {
    List<Judgement> judgements = assessed.judgements();
    Evaluations evaluations = new Evaluations(annotator, parameters, at);
    return publish(
        new Outcome(
            Stream.concat(evaluations.of(judgements), evaluations.missing(scope, judgements))
                .toList(),
            judgements));
  }

  /** All facts that a run over the scope rests on, with the control channels that it asks about. */
  public Snapshot capture(Scope scope, Parameters parameters) {
    Account account = look(scope, parameters);
    return switch (account.snapshot().instances()) {
      case Fact.Known<?> _, Fact.Absent<?> _ ->
          assess(account, scope, parameters).account().snapshot();
      case Fact.Unreadable<?> _ -> account.snapshot();
    };
  }

  /**
   * Looks, and assesses the instances in scope once each: and once more those whose control channel
   * had to be asked about, which only their own assessment hangs on.
   *
   * @throws Ignorance where the instances could not be listed
   */
  public AssessedAccount assess(Scope scope, Parameters parameters) {
    return assess(look(scope, parameters), scope, parameters);
  }

  private Account look(Scope scope, Parameters parameters) {
    return new Account(source.look(scope, parameters), documents, parameters.expectations());
  }

  private AssessedAccount assess(Account account, Scope scope, Parameters parameters) {
    Map<String, Assessment> bySettings = new HashMap<>();
    Doubts doubts =
        new Doubts(
            account,
            subject ->
                bySettings.computeIfAbsent(
                    subject.instance().id(), _ -> assessor.assess(subject)));
    Set<String> asked = doubts.toAsk(scope, parameters.liveStatus());
    bySettings.keySet().removeAll(asked);
    Account complete =
        asked.isEmpty() ? account : account.withConnectionStatus(source.connectionStatus(asked));
    return new AssessedAccount(
        complete,
        complete.subjects().stream()
            .filter(scope::includes)
            .map(subject -> judge(subject, bySettings, parameters))
            .toList());
  }

  private Judgement judge(
      Subject subject, Map<String, Assessment> bySettings, Parameters parameters) {
    Instance instance = subject.instance();
    return parameters
        .expectations()
        .exemption(instance)
        .<Judgement>map(why -> new Judgement.PassedOver(new Assessment(instance, List.of()), why))
        .orElseGet(() -> {
          Assessment settled = bySettings.get(instance.id());
          return Judgement.of(settled == null ? assessor.assess(subject) : settled, parameters);
        });
  }

  private Outcome dismiss(String type, String id, Instant at) {
    List<Evaluation> evaluations = List.of(Evaluation.notApplicable(type, id, at));
    return publish(new Outcome(evaluations, List.of()));
  }

  // What was published must be known also where some of it was refused.
  private Outcome publish(Outcome outcome) {
    try {
      sink.tell(outcome.evaluations());
      return outcome;
    } catch (RejectedEvaluations rejection) {
      return outcome.but(rejection);
    }
  }
}
