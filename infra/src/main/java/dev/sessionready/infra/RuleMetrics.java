package dev.sessionready.infra;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

/**
 * The metrics that the function writes into its log; {@code dev.sessionready.lambda.Metrics} in the
 * function's own module names them.
 *
 * @param sweep the period of the sweep, by which they are charted
 */
record RuleMetrics(String ruleName, Duration sweep) {

  private static final String NAMESPACE = "SessionReady";
  private static final String RULE = "RuleName";

  Metric sweepsCompleted() {
    return metric("SweepsCompleted", "Sum", "Completed sweeps");
  }

  Metric judged() {
    return metric("InstancesJudged", "Maximum", "Judged");
  }

  Metric nonCompliant() {
    return metric("InstancesNonCompliant", "Maximum", "Non-compliant");
  }

  Metric unjudged() {
    return metric("InstancesUnjudged", "Maximum", "Not judged");
  }

  Metric longestRun() {
    return metric("Duration", "Maximum", "Longest run");
  }

  Metric calls() {
    return metric("Calls", "Sum", "Calls to AWS");
  }

  /** One line for each check that is the cause of instances being non-compliant. */
  IMetric nonCompliantByCheck() {
    return each("Check", "NonCompliant");
  }

  /** One line for each action that could not be used. */
  IMetric unreadableByAction() {
    return each("Action", "Unreadable");
  }

  private Metric metric(String name, String statistic, String label) {
    return Metric.Builder.create()
        .namespace(NAMESPACE)
        .metricName(name)
        .dimensionsMap(Map.of(RULE, ruleName))
        .statistic(statistic)
        .period(sweep)
        .label(label)
        .build();
  }

  private IMetric each(String dimension, String name) {
    return MathExpression.Builder.create()
        .expression(
            "SEARCH('{%s,%s,%s} %s=\"%s\" MetricName=\"%s\"', 'Maximum', %s)"
                .formatted(NAMESPACE, RULE, dimension, RULE, ruleName, name, sweep.toSeconds()))
        .label("${PROP('Dim.%s')}".formatted(dimension))
        .usingMetrics(Map.of())
        .period(sweep)
        .build();
  }
}
