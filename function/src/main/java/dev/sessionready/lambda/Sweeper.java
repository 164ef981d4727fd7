// Over 200 lines: all that one invocation does of a sweep, in its order.
package dev.sessionready.lambda;

import dev.sessionready.aws.LiveConfig;
import dev.sessionready.aws.LiveReportStore;
import dev.sessionready.aws.LiveSweepQueue;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.ConfigService;
import dev.sessionready.rule.ContinuedSweep;
import dev.sessionready.rule.EvaluationPublisher;
import dev.sessionready.rule.Pause;
import dev.sessionready.rule.PutFailed;
import dev.sessionready.rule.RejectedEvaluations;
import dev.sessionready.rule.ReportStore;
import dev.sessionready.rule.RuleDeleted;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.RunHistory;
import dev.sessionready.rule.RunResult;
import dev.sessionready.rule.Source;
import dev.sessionready.rule.Sweep;
import dev.sessionready.rule.SweepProgress;
import dev.sessionready.rule.SweepQueue;
import dev.sessionready.rule.SweepRequest;
import dev.sessionready.rule.SweepTotals;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sweeps as far as the time of one invocation allows, and leaves the rest to another.
 *
 * @param sources the source for an account
 * @param reports where the reports of sweeps are kept; null where none are wanted
 * @param queue where the rest of a sweep is left; null where an invocation has to do all of it
 * @param portion the most instances of one portion, about
 */
record Sweeper(
    Function<String, Source> sources,
    ConfigService config,
    @Nullable ReportStore reports,
    @Nullable SweepQueue queue,
    int portion,
    PrintStream out,
    InstantSource clock,
    Pause pause) {

  /**
   * Twenty pages of instances. What an account of that size keeps AWS busy with fits into an
   * invocation also where the control channel of each instance is asked about.
   */
  static final int PORTION = 20_000;

  /** What ends an invocation in good order: metrics, the report, the message. */
  private static final Duration RESERVE = Duration.ofSeconds(30);

  /** A sweeper of the live account of those clients, as the environment sets it. */
  static Sweeper live(Clients clients, Map<String, String> environment, PrintStream out) {
    String bucket = environment.get(EnvironmentVariable.REPORT_BUCKET.name());
    String queue = environment.get(EnvironmentVariable.SWEEP_QUEUE_URL.name());
    return new Sweeper(
        account -> Assembly.live(clients, new AccountRegion(account, clients.regionCode())),
        new LiveConfig(clients),
        bucket == null ? null : new LiveReportStore(clients, bucket),
        queue == null ? null : new LiveSweepQueue(clients, queue),
        PORTION,
        out,
        InstantSource.system(),
        new SleepingPause());
  }

  /** The same with smaller portions: half as large for each attempt that came to nothing. */
  Sweeper after(int failedAttempts) {
    return new Sweeper(
        sources,
        config,
        reports,
        queue,
        Math.max(1, portion >> Math.min(failedAttempts, 30)),
        out,
        clock,
        pause);
  }

  /**
   * Sweeps, or goes on with a sweep.
   *
   * @return what the last portion published; where it was the first and the only one, also what got
   *     no verdict or was refused
   * @throws dev.sessionready.rule.IncompleteRun where a sweep of several portions is done but not
   *     whole
   * @throws RejectedEvaluations where AWS Config refused some that it may take later
   * @throws Ignorance where the instances could not be listed
   */
  RunResult sweep(ContinuedSweep due, TimeLeft time) {
    SweepRequest request = due.request();
    RuleParameters parameters = RuleParameters.parse(request.parameters());
    Source source = sources.apply(request.account());
    RuleLog log = new RuleLog(out);
    Metrics metrics = new Metrics(out, request.ruleName(), new Stopwatch(clock, source));
    try {
      return portions(due, time, parameters, source, log, metrics);
    } catch (Ignorance blind) {
      metrics.blindSweep(blind);
      throw blind;
    } catch (RuleDeleted gone) {
      log.ruleDeleted(gone);
      return new RunResult(List.of(), List.of());
    }
  }

  // Longer than usual, being the whole of an invocation's sweep in its order.
  private RunResult portions(
      ContinuedSweep due,
      TimeLeft time,
      RuleParameters parameters,
      Source source,
      RuleLog log,
      Metrics metrics) {
    SweepProgress progress = due.progress();
    Duration longest = Duration.ZERO;
    while (true) {
      Duration before = time.now();
      SweepReport report = new SweepReport(reports, parameters, progress.portions() + 1);
      Sweep.Step step = sweep(due, parameters, source, log, report).next(progress);
      RunResult outcome = step.outcome();
      log.published(outcome);
      if (step.progress().isDone() && progress.isStart()) {
        metrics.swept(step.progress().soFar());
        report.put(outcome);
        return outcome;
      }
      if (endsHere(outcome, due, log, metrics)) {
        return withoutDecisions(outcome);
      }
      SweepTotals soFar = step.progress().soFar();
      progress = step.progress().with(report.putIfPossible(outcome, soFar, log));
      longest = longer(longest, before.minus(time.now()));
      if (progress.isDone()) {
        metrics.swept(progress.soFar());
        progress.soFar().orThrow();
        return withoutDecisions(outcome);
      }
      if (queue != null && !fits(longest, time)) {
        log.handedOn(progress);
        queue.send(new ContinuedSweep(due.request(), progress));
        metrics.handedOn();
        return withoutDecisions(outcome);
      }
    }
  }

  // What AWS Config may take later is put again with its whole portion, by whoever tries again.
  // What
  // it refuses for good must not keep the other portions from being evaluated.
  private static boolean endsHere(
      RunResult outcome, ContinuedSweep due, RuleLog log, Metrics metrics) {
    RejectedEvaluations rejection = outcome.rejection();
    if (rejection == null || rejection.outlook() == PutFailed.Outlook.REFUSED_AGAIN) {
      return false;
    }
    metrics.brokenOff();
    boolean useless = rejection.outlook() == PutFailed.Outlook.TOKEN_INVALID;
    if (useless && !due.progress().isStart()) {
      // The next sweep brings a new token, and no attempt before it can put anything.
      log.brokenOff(rejection);
      return true;
    }
    throw rejection;
  }

  // The decisions of one portion are not what the sweep comes to: its totals are.
  private static RunResult withoutDecisions(RunResult portion) {
    return new RunResult(portion.evaluations(), List.of());
  }

  private Sweep sweep(
      ContinuedSweep due,
      RuleParameters parameters,
      Source source,
      RuleLog log,
      SweepReport report) {
    return new Sweep(
        Assembly.of(
            new LoggingSource(source, log),
            new Messages(parameters.language()),
            new EvaluationPublisher(
                config, due.request().ruleName(), due.request().resultToken(), pause),
            new RunHistory(clock),
            report::of,
            report.link()),
        parameters,
        due.request().at(),
        portion);
  }

  private static boolean fits(Duration portion, TimeLeft time) {
    return time.now().compareTo(portion.multipliedBy(2).plus(RESERVE)) >= 0;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
