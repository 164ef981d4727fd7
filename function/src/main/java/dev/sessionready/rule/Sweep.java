package dev.sessionready.rule;

import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.rule.SweepProgress.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sweep, portion by portion: so many instances at a time, in the order in which AWS lists them,
 * and then the verdicts of what is gone. Memory and time of a portion do not grow with the account,
 * and its calls do not either, but for those that list what all instances share.
 *
 * <p>An account that fits into the first portion is seen as a whole: what AWS Config shows and the
 * look did not see is gone. In a larger one nobody has seen everything; there a verdict that is
 * older than the sweep is asked after by its id.
 *
 * @param at the moment that the evaluations are about
 * @param size the most instances, and the most recorded verdicts, of one portion, about
 */
public record Sweep(Readiness readiness, RuleParameters parameters, Instant at, int size) {

  /** Evaluates the next portion and publishes what can be; what cannot is in the outcome. */
  public Step next(SweepProgress progress) {
    return switch (progress.stage()) {
      case INSTANCES -> progress.isStart() ? first() : instances(progress);
      case GONE -> gone(progress);
      case DONE -> throw new IllegalArgumentException("the sweep is done");
    };
  }

  /**
   * A portion that was done.
   *
   * @param progress how far the sweep has come with it
   */
  public record Step(RunResult outcome, SweepProgress progress) {}

  // Old verdicts are listed before the look: what is launched in between must not pass for gone.
  private Step first() {
    Fact<RecordedVerdicts> recorded = readiness.sink().recorded(null, size);
    SweepPortion portion = readiness.source().portion(null, size, parameters);
    List<ComplianceDecision> decisions = assess(portion);
    Stream<Evaluation> verdicts = evaluations().of(decisions).stream();
    if (portion.next() != null) {
      return step(
          SweepProgress.START,
          new RunResult(verdicts.toList(), decisions),
          Stage.INSTANCES,
          portion.next());
    }
    return switch (recorded) {
      case Fact.Known<RecordedVerdicts>(var old) when old.next() == null ->
          last(
              new RunResult(
                  Stream.concat(verdicts, evaluations().gone(old.resources(), decisions)).toList(),
                  decisions));
      case Fact.Known<RecordedVerdicts> _ ->
          step(SweepProgress.START, new RunResult(verdicts.toList(), decisions), Stage.GONE, null);
      case Fact.Absent<RecordedVerdicts>() -> last(new RunResult(verdicts.toList(), decisions));
      case Fact.Unreadable<RecordedVerdicts>(ReadFailure failure) ->
          last(new RunResult(verdicts.toList(), decisions, new Verdict.Unreadable(failure), null));
    };
  }

  private Step last(RunResult planned) {
    return step(SweepProgress.START, planned, Stage.DONE, null);
  }

  private Step instances(SweepProgress progress) {
    SweepPortion portion = readiness.source().portion(progress.from(), size, parameters);
    List<ComplianceDecision> decisions = assess(portion);
    RunResult planned = new RunResult(evaluations().of(decisions), decisions);
    return portion.next() == null
        ? step(progress, planned, Stage.GONE, null)
        : step(progress, planned, Stage.INSTANCES, portion.next());
  }

  private Step gone(SweepProgress progress) {
    return switch (readiness.sink().recorded(progress.from(), size)) {
      case Fact.Known<RecordedVerdicts>(var recorded) ->
          step(
              progress,
              dismissed(recorded.before(at)),
              recorded.next() == null ? Stage.DONE : Stage.GONE,
              recorded.next());
      case Fact.Absent<RecordedVerdicts>() ->
          step(progress, new RunResult(List.of(), List.of()), Stage.DONE, null);
      case Fact.Unreadable<RecordedVerdicts>(ReadFailure failure) ->
          step(
              progress,
              new RunResult(List.of(), List.of(), new Verdict.Unreadable(failure), null),
              Stage.DONE,
              null);
    };
  }

  // An instance that got no verdict in this sweep has an old one and is there all the same.
  private RunResult dismissed(Set<EvaluatedResource> old) {
    Set<String> instances =
        old.stream()
            .filter(resource -> resource.type().equals(Evaluation.INSTANCE_TYPE))
            .map(EvaluatedResource::id)
            .collect(Collectors.toSet());
    Fact<Set<String>> existing =
        instances.isEmpty() ? Fact.known(Set.of()) : readiness.source().existing(instances);
    return switch (existing) {
      case Fact.Known<Set<String>>(var there) ->
          new RunResult(evaluations().goneBut(there, old).toList(), List.of());
      case Fact.Absent<Set<String>>() ->
          new RunResult(evaluations().goneBut(Set.of(), old).toList(), List.of());
      case Fact.Unreadable<Set<String>>(ReadFailure failure) ->
          new RunResult(
              evaluations().goneBut(instances, old).toList(),
              List.of(),
              new Verdict.Unreadable(failure),
              null);
    };
  }

  private Step step(SweepProgress before, RunResult planned, Stage stage, @Nullable String from) {
    RunResult outcome = readiness.publish(planned);
    return new Step(
        outcome,
        new SweepProgress(
            before.portions() + 1, stage, from, before.soFar().plus(outcome, parameters)));
  }

  private List<ComplianceDecision> assess(SweepPortion portion) {
    AssessedAccount assessed = readiness.assess(portion.snapshot(), parameters);
    readiness.swept().accept(assessed);
    return assessed.decisions();
  }

  private Evaluations evaluations() {
    return new Evaluations(readiness.annotator(), parameters, at);
  }
}
