package dev.sessionready.infra;

import dev.sessionready.lambda.MetricName;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.config.MaximumExecutionFrequency;

/**
 * The metrics that the function writes into its log.
 *
 * @param sweep the period of the sweep, by which they are charted
 */
record RuleMetrics(String ruleName, Duration sweep) {

  private static final String RULE = MetricName.Dimension.RULE_NAME.text();

  /** The metrics of a deployment's rule. */
  static RuleMetrics of(Settings settings) {
    return new RuleMetrics(settings.ruleName(), every(settings.sweepEvery()));
  }

  private static Duration every(MaximumExecutionFrequency frequency) {
    return switch (frequency) {
      case ONE_HOUR -> Duration.hours(1);
      case THREE_HOURS -> Duration.hours(3);
      case SIX_HOURS -> Duration.hours(6);
      case TWELVE_HOURS -> Duration.hours(12);
      case TWENTY_FOUR_HOURS -> Duration.hours(24);
    };
  }

  Metric sweepsCompleted() {
    return metric(MetricName.SWEEPS_COMPLETED, "Sum", "Completed sweeps");
  }

  Metric judged() {
    return metric(MetricName.INSTANCES_EVALUATED, "Maximum", "Judged");
  }

  Metric nonCompliant() {
    return metric(MetricName.INSTANCES_NON_COMPLIANT, "Maximum", "Non-compliant");
  }

  Metric unjudged() {
    return metric(MetricName.INSTANCES_NOT_EVALUATED, "Maximum", "Not evaluated");
  }

  Metric longestRun() {
    return metric(MetricName.DURATION, "Maximum", "Longest run");
  }

  Metric calls() {
    return metric(MetricName.CALLS, "Sum", "Calls to AWS");
  }

  Metric alertsReturned() {
    // Without a label of its own: an alarm on a metric with one is an alarm on an expression.
    return metric(MetricName.ALERTS_RETURNED, "Sum", null);
  }

  /** One line for each check that is the cause of instances being non-compliant. */
  IMetric nonCompliantByCheck() {
    return each(MetricName.Dimension.CHECK, MetricName.NON_COMPLIANT);
  }

  /** One line for each action that could not be used. */
  IMetric unreadableByAction() {
    return each(MetricName.Dimension.ACTION, MetricName.UNREADABLE);
  }

  private Metric metric(MetricName name, String statistic, @Nullable String label) {
    return Metric.Builder.create()
        .namespace(MetricName.NAMESPACE)
        .metricName(name.text())
        .dimensionsMap(Map.of(RULE, ruleName))
        .statistic(statistic)
        .period(sweep)
        .label(label)
        .build();
  }

  private IMetric each(MetricName.Dimension dimension, MetricName name) {
    return MathExpression.Builder.create()
        .expression(
            "SEARCH('{%s,%s,%s} %s=\"%s\" MetricName=\"%s\"', 'Maximum', %s)"
                .formatted(
                    MetricName.NAMESPACE,
                    RULE,
                    dimension.text(),
                    RULE,
                    ruleName,
                    name.text(),
                    sweep.toSeconds()))
        .label("${PROP('Dim.%s')}".formatted(dimension.text()))
        .usingMetrics(Map.of())
        .period(sweep)
        .build();
  }
}
