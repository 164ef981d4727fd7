package dev.sessionready.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.CreateAlarmOptions;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.config.CustomRule;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.OnEventOptions;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * What people are alerted to: instances that became non-compliant, and what could not be evaluated
 * or reported.
 */
final class Alerts extends Construct {

  private static final List<String> USE_KEY = List.of("kms:Decrypt", "kms:GenerateDataKey");
  private static final Map<String, Object> FROM_THIS_ACCOUNT =
      Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID));

  private final Key key;
  private final Topic topic;

  Alerts(Construct scope, @Nullable String email) {
    super(scope, "Alerts");
    key =
        Key.Builder.create(this, "Key")
            .description("Encrypts the alerts of Session Ready")
            .enableKeyRotation(true)
            // Nothing is stored under it: SNS holds an alert only until it is delivered.
            .removalPolicy(RemovalPolicy.DESTROY)
            .pendingWindow(Duration.days(7))
            .build();
    topic =
        Topic.Builder.create(this, "Topic")
            .displayName("Session Ready")
            .masterKey(key)
            .enforceSsl(true)
            .build();
    if (email != null) {
      topic.addSubscription(new EmailSubscription(email));
    }
  }

  /** Where the alerts are published. */
  Topic topic() {
    return topic;
  }

  /** What the alerts are encrypted with. */
  Key key() {
    return key;
  }

  /**
   * Puts each change to non-compliant in the alert function's queue, and recoveries where wanted.
   */
  void alertOn(CustomRule rule, AlertFunction notifier, boolean recovery) {
    rule.onComplianceChange(
        "NonCompliant",
        changes(
            notifier,
            "Sends alerts for instances that are not ready for Session Manager",
            Map.of("newEvaluationResult", Map.of("complianceType", List.of("NON_COMPLIANT")))));
    if (recovery) {
      rule.onComplianceChange(
          "Recovered",
          changes(
              notifier,
              "Sends alerts for instances that are ready for Session Manager again",
              Map.of(
                  "oldEvaluationResult", Map.of("complianceType", List.of("NON_COMPLIANT")),
                  "newEvaluationResult", Map.of("complianceType", List.of("COMPLIANT")))));
    }
  }

  private static OnEventOptions changes(
      AlertFunction notifier, String description, Map<String, ?> detail) {
    return OnEventOptions.builder()
        .description(description)
        // Sorted, because the order is the template's: else it would change without a change.
        .eventPattern(EventPattern.builder().detail(new TreeMap<>(detail)).build())
        .target(SqsQueue.Builder.create(notifier.changes()).build())
        .build();
  }

  /** Raises an alarm as long as an event waits in the queue. */
  Alarm alertOn(Queue deadLetters) {
    Alarm alarm =
        waiting(
            "NotEvaluated",
            deadLetters,
            "Session Ready could not evaluate an event from AWS Config, so a verdict is missing. The"
                + " event is in this dead-letter queue, the reason in the function's log.");
    allowAlarms();
    return alarm;
  }

  /** Raises an alarm where the alert function fails, or has given up on a change. */
  List<IAlarm> alertOn(AlertFunction notifier) {
    Alarm undelivered =
        waiting(
            "AlertsNotSent",
            notifier.deadLetters(),
            "Session Ready could not send an alert for a changed verdict. The event is in this"
                + " dead-letter queue, the reason in the alert function's log.");
    Alarm failing =
        notifier
            .code()
            .metricErrors(
                MetricOptions.builder().period(Duration.minutes(5)).statistic("Sum").build())
            .createAlarm(
                this,
                "AlertFunctionFails",
                once("The alert function of Session Ready fails; the reason is in its log."));
    failing.addAlarmAction(new SnsAction(topic));
    return List.of(undelivered, failing);
  }

  private Alarm waiting(String id, Queue queue, String description) {
    Alarm alarm =
        queue
            .metricApproximateNumberOfMessagesVisible(
                MetricOptions.builder().period(Duration.minutes(5)).statistic("Maximum").build())
            .createAlarm(this, id, once(description));
    alarm.addAlarmAction(new SnsAction(topic));
    return alarm;
  }

  private static CreateAlarmOptions once(String description) {
    return CreateAlarmOptions.builder()
        .alarmDescription(description)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
        .threshold(1)
        .evaluationPeriods(1)
        .treatMissingData(TreatMissingData.NOT_BREACHING)
        .build();
  }

  private void allowAlarms() {
    ServicePrincipal cloudWatch = new ServicePrincipal("cloudwatch.amazonaws.com");
    key.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("AlarmUsesKey")
            .principals(List.of(cloudWatch))
            .actions(USE_KEY)
            .resources(List.of("*"))
            .conditions(FROM_THIS_ACCOUNT)
            .build());
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("AlarmPublishes")
            .principals(List.of(cloudWatch))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(FROM_THIS_ACCOUNT)
            .build());
  }
}
