package dev.sessionready.lambda;

import dev.sessionready.fact.Ignorance;
import dev.sessionready.json.MetricLine;
import dev.sessionready.rule.RunResult;
import dev.sessionready.rule.SweepTotals;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The metrics for CloudWatch, one line of the log each.
 *
 * <p>Only a sweep shows the state of the account: for one changed instance the metrics would say
 * that the account has one instance.
 */
record Metrics(PrintStream out, String ruleName, Stopwatch stopwatch) {

  /** The metrics of a run that completed, and was no sweep. */
  void published(RunResult outcome) {
    out.println(
        run().count(MetricName.INSTANCES_NOT_EVALUATED.text(), outcome.undetermined().size()));
    outcome.unreadable().forEach(this::unreadable);
  }

  /** The metrics of a sweep that is done. */
  void swept(SweepTotals sweep) {
    sweep
        .nonCompliantByCheck()
        .forEach((check, instances) ->
            out.println(
                line(MetricName.Dimension.CHECK, check)
                    .count(MetricName.NON_COMPLIANT.text(), instances)));
    out.println(
        run()
            .count(MetricName.INSTANCES_NOT_EVALUATED.text(), sweep.notEvaluated())
            .count(MetricName.SWEEPS_COMPLETED.text(), sweep.whole() ? 1 : 0)
            .count(MetricName.INSTANCES_EVALUATED.text(), sweep.evaluated())
            .count(MetricName.INSTANCES_NON_COMPLIANT.text(), sweep.nonCompliant()));
    sweep.unreadable().forEach(this::unreadable);
  }

  /** The metrics of an invocation that leaves the rest of a sweep to another. */
  void handedOn() {
    out.println(run());
  }

  /** The metrics of an invocation with which a sweep breaks off. */
  void brokenOff() {
    out.println(run().count(MetricName.SWEEPS_COMPLETED.text(), 0));
  }

  /** The metrics of a run that could not even list the instances. */
  void blind(Ignorance ignorance) {
    out.println(run());
    unreadable(ignorance.action(), 1);
  }

  /** The same of a sweep. */
  void blindSweep(Ignorance ignorance) {
    brokenOff();
    unreadable(ignorance.action(), 1);
  }

  private MetricLine run() {
    return line(null, "")
        .milliseconds(MetricName.DURATION.text(), stopwatch.elapsed().toMillis())
        .count(MetricName.CALLS.text(), stopwatch.calls());
  }

  private void unreadable(String action, long instances) {
    out.println(
        line(MetricName.Dimension.ACTION, action).count(MetricName.UNREADABLE.text(), instances));
  }

  private MetricLine line(MetricName.@Nullable Dimension dimension, String value) {
    SequencedMap<String, String> dimensions =
        new LinkedHashMap<>(Map.of(MetricName.Dimension.RULE_NAME.text(), ruleName));
    if (dimension != null) {
      dimensions.put(dimension.text(), value);
    }
    return new MetricLine(MetricName.NAMESPACE, stopwatch.now(), dimensions);
  }
}
