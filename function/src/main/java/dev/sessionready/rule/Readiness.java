// Over 200 lines: what a run does, from look to publication, stands in one place.
package dev.sessionready.rule;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Assessor;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.Instance;
import dev.sessionready.model.Snapshot;
import dev.sessionready.subject.Account;
import dev.sessionready.subject.Documents;
import dev.sessionready.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The whole program: look, assess, publish.
 *
 * @param history what was evaluated of late
 * @param swept takes what a sweep makes of the account
 */
public record Readiness(
    Source source,
    Documents documents,
    Assessor assessor,
    Annotator annotator,
    Sink sink,
    RunHistory history,
    Consumer<AssessedAccount> swept) {

  /** A program that nobody wants reports of. */
  public Readiness(
      Source source,
      Documents documents,
      Assessor assessor,
      Annotator annotator,
      Sink sink,
      RunHistory history) {
    this(source, documents, assessor, annotator, sink, history, _ -> {});
  }

  /** A program that nothing was evaluated by before. */
  public Readiness(
      Source source, Documents documents, Assessor assessor, Annotator annotator, Sink sink) {
    this(source, documents, assessor, annotator, sink, new RunHistory(() -> Instant.EPOCH));
  }

  /** The same, for a caller that shows no annotations, which are made of each instance. */
  public Readiness withoutAnnotations() {
    return new Readiness(source, documents, assessor, Annotator.NONE, sink, history, swept);
  }

  /**
   * Answers one notification of AWS Config. A resource that instances depend on gets no verdict of
   * its own: the instances that it affects are evaluated anew.
   */
  public RunResult answer(InvokingEvent notification, RuleParameters parameters) {
    return WatchedResource.in(notification)
        .map(changed -> rejudge(changed, parameters, notification.at()))
        .orElseGet(() -> answerItself(notification, parameters));
  }

  // Looking at everything because a small lookup failed would cost most just when AWS throttles,
  // and would hide a missing permission: the event is tried again, and the sweep sees to the rest.
  private static Scope narrowed(AffectedInstances affected) {
    Fact.Unreadable<Scope> unread = affected.unread();
    if (unread != null) {
      throw new Ignorance(unread.failure());
    }
    return affected.scope();
  }

  private RunResult answerItself(InvokingEvent notification, RuleParameters parameters) {
    return switch (notification) {
      // All at once, for whoever has the time: a single portion, however many instances there are.
      case InvokingEvent.Sweep(Instant at) ->
          new Sweep(this, parameters, at, Integer.MAX_VALUE).next(SweepProgress.START).outcome();
      case InvokingEvent.Gone(String type, String id, Instant at, _) -> dismiss(type, id, at);
      case InvokingEvent.Changed(String type, String id, Instant at, _)
          when type.equals(Evaluation.INSTANCE_TYPE) ->
          run(new Scope.Only(Set.of(id)), parameters, at);
      case InvokingEvent.Changed(String type, String id, Instant at, _) -> dismiss(type, id, at);
    };
  }

  private RunResult rejudge(WatchedResource changed, RuleParameters parameters, Instant at) {
    RunResult nothing = new RunResult(List.of(), List.of());
    if (history.covers(new Scope.Everything(), parameters, at)) {
      return nothing;
    }
    Scope affected = narrowed(source.affectedBy(changed, parameters));
    if (affected instanceof Scope.Nobody || history.covers(affected, parameters, at)) {
      return nothing;
    }
    Instant started = history.now();
    // What answers many events at once is a sweep of our own, and newer than each of them.
    boolean burst = history.isBurst() && started.isAfter(at);
    Scope scope = burst ? new Scope.Everything() : affected;
    Instant ordered = burst ? started : at;
    RunResult result = run(scope, parameters, ordered);
    history.add(scope, parameters, started, ordered, result.isWhole());
    return result;
  }

  /** Assesses the instances in scope and publishes what can be; what cannot is in the outcome. */
  public RunResult run(Scope scope, RuleParameters parameters, Instant at) {
    return publish(assess(scope, parameters), scope, parameters, at);
  }

  /** Publishes what was made of the instances in scope. */
  public RunResult publish(
      AssessedAccount assessed, Scope scope, RuleParameters parameters, Instant at) {
    List<ComplianceDecision> decisions = assessed.decisions();
    Evaluations evaluations = new Evaluations(annotator, parameters, at);
    return publish(
        new RunResult(
            Stream.concat(evaluations.of(decisions).stream(), evaluations.missing(scope, decisions))
                .toList(),
            decisions));
  }

  /** All facts that a run over the scope rests on, with the control channels that it asks about. */
  public Snapshot capture(Scope scope, RuleParameters parameters) {
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
  public AssessedAccount assess(Scope scope, RuleParameters parameters) {
    return assess(look(scope, parameters), scope, parameters);
  }

  /** Assesses every instance of a snapshot that was taken already. */
  AssessedAccount assess(Snapshot snapshot, RuleParameters parameters) {
    return assess(joined(snapshot, parameters), new Scope.Everything(), parameters);
  }

  private Account look(Scope scope, RuleParameters parameters) {
    return joined(source.look(scope, parameters), parameters);
  }

  Account joined(Snapshot snapshot, RuleParameters parameters) {
    return new Account(snapshot, documents, parameters.expectations());
  }

  AssessedAccount assess(Account account, Scope scope, RuleParameters parameters) {
    Map<String, Assessment> bySettings = new ConcurrentHashMap<>();
    ConnectionStatusPolicy doubts =
        new ConnectionStatusPolicy(
            account,
            subject ->
                bySettings.computeIfAbsent(
                    subject.described().id(), _ -> assessor.assess(subject)));
    Set<String> asked = doubts.toAsk(scope, parameters.liveStatus());
    Account complete =
        asked.isEmpty() ? account : account.withConnectionStatus(source.connectionStatus(asked));
    bySettings
        .keySet()
        .removeIf(id -> !complete.connectionStatus(id).equals(account.connectionStatus(id)));
    return new AssessedAccount(
        complete,
        complete.subjects().parallelStream()
            .filter(scope::includes)
            .map(subject -> judge(subject, bySettings, parameters))
            .toList());
  }

  private ComplianceDecision judge(
      Subject subject, Map<String, Assessment> bySettings, RuleParameters parameters) {
    Instance instance = subject.described();
    return parameters
        .expectations()
        .exemption(instance)
        .<ComplianceDecision>map(
            why -> new ComplianceDecision.Exempt(new Assessment(instance, List.of()), why))
        .orElseGet(() -> {
          Assessment settled = bySettings.get(instance.id());
          return ComplianceDecision.of(
              settled == null ? assessor.assess(subject) : settled, parameters);
        });
  }

  private RunResult dismiss(String type, String id, Instant at) {
    List<Evaluation> evaluations = List.of(Evaluation.notApplicable(type, id, at));
    return publish(new RunResult(evaluations, List.of()));
  }

  /** What was published must be known also where some of it was refused. */
  RunResult publish(RunResult outcome) {
    try {
      sink.publish(outcome.evaluations());
      return outcome;
    } catch (RejectedEvaluations rejection) {
      return outcome.but(rejection);
    }
  }
}
