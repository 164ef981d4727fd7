package dev.sessionready.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * The alarms on what could not be evaluated or reported. Each says when it begins and when it is
 * over, and has its section in the runbook.
 *
 * @param alarms those raised so far
 */
record Alarms(Construct scope, ITopic topic, List<IAlarm> alarms) {

  private static final Duration PERIOD = Duration.minutes(5);

  /** Where each alarm is explained. */
  static final String RUNBOOK = " See docs/runbook.md.";

  Alarms(Construct scope, ITopic topic) {
    this(scope, topic, new ArrayList<>());
  }

  /** Raises an alarm as long as an event waits in the queue. */
  void onWaiting(String id, Queue queue, String description) {
    raise(
        id,
        queue.metricApproximateNumberOfMessagesVisible(
            MetricOptions.builder().period(PERIOD).statistic("Maximum").build()),
        1,
        description);
  }

  /** Raises an alarm where the oldest message of a queue has waited for so long. */
  void onAge(String id, Queue queue, Duration age, String description) {
    raise(
        id,
        queue.metricApproximateAgeOfOldestMessage(
            MetricOptions.builder().period(PERIOD).statistic("Maximum").build()),
        age.toSeconds(),
        description);
  }

  /** Raises an alarm where a metric that counts failures counts one. */
  void onFailures(String id, Metric failures, String description) {
    raise(
        id,
        failures.with(MetricOptions.builder().period(PERIOD).statistic("Sum").build()),
        1,
        description);
  }

  private void raise(String id, IMetric metric, Number threshold, String description) {
    Alarm alarm =
        Alarm.Builder.create(scope, id)
            .metric(metric)
            .alarmDescription(description + RUNBOOK)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
            .threshold(threshold)
            .evaluationPeriods(1)
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build();
    publish(alarm, topic);
    alarms.add(alarm);
  }

  /** Has an alarm say when it begins and when it is over. */
  static void publish(Alarm alarm, ITopic topic) {
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
  }
}
