package dev.sessionready.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.CreateAlarmOptions;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Whether the rule itself is well: alarms on what would otherwise go unnoticed, and a dashboard.
 */
final class Health extends Construct {

  private final ITopic topic;
  private final HealthBoard board;

  /**
   * @param others the alarms of other parts, which stand on the dashboard too
   */
  Health(
      Construct scope,
      RuleMetrics metrics,
      RuleFunction function,
      SweepFunction sweeps,
      ITopic topic,
      List<IAlarm> others) {
    super(scope, "Health");
    this.topic = topic;
    List<IAlarm> alarms = new ArrayList<>(List.of(errors(function), stale(metrics)));
    alarms.addAll(others);
    board = new HealthBoard(this, metrics, function, sweeps, alarms);
  }

  /** The name of the dashboard. */
  String dashboard() {
    return board.name();
  }

  private Alarm errors(RuleFunction function) {
    Alarm alarm =
        function
            .live()
            .metricErrors(
                MetricOptions.builder().period(Duration.hours(1)).statistic("Sum").build())
            .createAlarm(
                this,
                "Errors",
                CreateAlarmOptions.builder()
                    .alarmDescription(
                        "Session Ready failed to answer AWS Config, and Lambda tries again. The"
                            + " reason is in the function's log."
                            + Alarms.RUNBOOK)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                    .threshold(1)
                    .evaluationPeriods(1)
                    .treatMissingData(TreatMissingData.NOT_BREACHING)
                    .build());
    Alarms.publish(alarm, topic);
    return alarm;
  }

  /**
   * Raises an alarm where two periods of the sweep pass without one that saw and reported
   * everything.
   *
   * <p>Periods without data are filled with zeros, because an alarm <a
   * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html">looks
   * further back</a> for data that is there before it treats any as missing, and so would stay
   * silent for days. Where there has never been any there is nothing to fill, which breaches too.
   */
  private Alarm stale(RuleMetrics metrics) {
    Alarm alarm =
        MathExpression.Builder.create()
            .expression("FILL(completed, 0)")
            .usingMetrics(Map.of("completed", metrics.sweepsCompleted()))
            .label("Completed sweeps")
            .period(metrics.sweep())
            .build()
            .createAlarm(
                this,
                "Stale",
                CreateAlarmOptions.builder()
                    .alarmDescription(
                        "Session Ready has completed no sweep within twice its period, so verdicts"
                            + " may be out of date. Where sweeps run and fail, the function's log"
                            + " says why; where none runs, see whether the AWS Config rule is"
                            + " still there."
                            + Alarms.RUNBOOK)
                    .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                    .threshold(1)
                    .evaluationPeriods(2)
                    .treatMissingData(TreatMissingData.BREACHING)
                    .build());
    Alarms.publish(alarm, topic);
    return alarm;
  }
}
