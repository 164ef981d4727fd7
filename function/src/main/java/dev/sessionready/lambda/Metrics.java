package dev.sessionready.lambda;

import dev.sessionready.assess.Finding;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.json.MetricLine;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.Judgement;
import dev.sessionready.rule.Notification;
import dev.sessionready.rule.Outcome;
import dev.sessionready.rule.Parameters;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What CloudWatch is to chart and watch, one line of the log each.
 *
 * <p>Only a sweep tells the state of the account: of one changed instance it would tell that the
 * account has one instance.
 */
record Metrics(PrintStream out, String ruleName, Stopwatch stopwatch) {

  /** How a run went that came to its end. */
  void told(Notification notification, Outcome outcome, Parameters parameters) {
    MetricLine run = run().count(MetricName.INSTANCES_UNJUDGED.text(), outcome.withheld().size());
    if (notification instanceof Notification.Sweep) {
      run.count(MetricName.SWEEPS_COMPLETED.text(), outcome.isWhole() ? 1 : 0)
          .count(MetricName.INSTANCES_JUDGED.text(), decided(outcome, null))
          .count(MetricName.INSTANCES_NON_COMPLIANT.text(), decided(outcome, ComplianceType.NON_COMPLIANT));
      nonCompliant(outcome, parameters)
          .forEach((check, instances) ->
              out.println(line(MetricName.Dimension.CHECK, check).count(MetricName.NON_COMPLIANT.text(), instances)));
    }
    out.println(run);
    outcome.unreadable().forEach(this::unreadable);
  }

  /** How a run went that could not even list the instances. */
  void blind(Notification notification, Ignorance ignorance) {
    MetricLine run = run();
    if (notification instanceof Notification.Sweep) {
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
    out.println(line(MetricName.Dimension.ACTION, action).count(MetricName.UNREADABLE.text(), instances));
  }

  // Consequences of a cause are left out: they go when it goes.
  private static Map<String, Long> nonCompliant(Outcome outcome, Parameters parameters) {
    return outcome.judgements().stream()
        .filter(judgement -> is(judgement, ComplianceType.NON_COMPLIANT))
        .flatMap(judgement -> judgement.assessment().causes(parameters.failAt()).stream())
        .map(Finding::id)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private static long decided(Outcome outcome, @Nullable ComplianceType as) {
    return outcome.judgements().stream().filter(judgement -> is(judgement, as)).count();
  }

  private static boolean is(Judgement judgement, @Nullable ComplianceType as) {
    return judgement instanceof Judgement.Decided decided
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
