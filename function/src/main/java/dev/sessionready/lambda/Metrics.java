package dev.sessionready.lambda;

import dev.sessionready.check.Finding;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.json.MetricLine;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.InvokingEvent;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.RunResult;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The metrics for CloudWatch, one line of the log each.
 *
 * <p>Only a sweep shows the state of the account: for one changed instance the metrics would say
 * that the account has one instance.
 */
record Metrics(PrintStream out, String ruleName, Stopwatch stopwatch) {

  /** The metrics of a run that completed. */
  void published(InvokingEvent notification, RunResult outcome, RuleParameters parameters) {
    MetricLine run =
        run().count(MetricName.INSTANCES_NOT_EVALUATED.text(), outcome.undetermined().size());
    if (notification instanceof InvokingEvent.Sweep) {
      run.count(MetricName.SWEEPS_COMPLETED.text(), outcome.isWhole() ? 1 : 0)
          .count(MetricName.INSTANCES_EVALUATED.text(), decided(outcome, null))
          .count(
              MetricName.INSTANCES_NON_COMPLIANT.text(),
              decided(outcome, ComplianceType.NON_COMPLIANT));
      nonCompliant(outcome, parameters)
          .forEach((check, instances) ->
              out.println(
                  line(MetricName.Dimension.CHECK, check)
                      .count(MetricName.NON_COMPLIANT.text(), instances)));
    }
    out.println(run);
    outcome.unreadable().forEach(this::unreadable);
  }

  /** The metrics of a run that could not even list the instances. */
  void blind(InvokingEvent notification, Ignorance ignorance) {
    MetricLine run = run();
    if (notification instanceof InvokingEvent.Sweep) {
      run.count(MetricName.SWEEPS_COMPLETED.text(), 0);
    }
    out.println(run);
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

  // Consequences of a cause are left out: they go when it goes.
  private static Map<String, Long> nonCompliant(RunResult outcome, RuleParameters parameters) {
    return outcome.decisions().stream()
        .filter(decision -> is(decision, ComplianceType.NON_COMPLIANT))
        .flatMap(decision -> decision.assessment().shared().causes(parameters.failAt()).stream())
        .map(Finding::id)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private static long decided(RunResult outcome, @Nullable ComplianceType as) {
    return outcome.decisions().stream().filter(decision -> is(decision, as)).count();
  }

  private static boolean is(ComplianceDecision decision, @Nullable ComplianceType as) {
    return decision instanceof ComplianceDecision.Decided decided
        && (as == null || decided.compliance() == as);
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
