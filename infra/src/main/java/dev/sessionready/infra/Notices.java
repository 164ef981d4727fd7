package dev.sessionready.infra;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.CreateAlarmOptions;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.config.CustomRule;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.OnEventOptions;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** What people hear of: instances that became non-compliant, and events that stay unjudged. */
final class Notices extends Construct {

  private static final List<String> USE_KEY = List.of("kms:Decrypt", "kms:GenerateDataKey");
  private static final Map<String, Object> FROM_THIS_ACCOUNT =
      Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID));

  private final Key key;
  private final Topic topic;

  Notices(Construct scope, @Nullable String email) {
    super(scope, "Notices");
    key =
        Key.Builder.create(this, "Key")
            .description("Encrypts the notices of Session Ready")
            .enableKeyRotation(true)
            // Nothing is stored under it: SNS holds a notice only until it is delivered.
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

  /** Where the notices are published. */
  Topic topic() {
    return topic;
  }

  /** Tells of each instance that the rule finds non-compliant, when its verdict changes. */
  void tellOf(CustomRule rule) {
    rule.onComplianceChange(
        "NonCompliant",
        OnEventOptions.builder()
            .description("Tells of instances that are not ready for Session Manager")
            .eventPattern(
                EventPattern.builder()
                    .detail(
                        Map.of(
                            "newEvaluationResult",
                            Map.of("complianceType", List.of("NON_COMPLIANT"))))
                    .build())
            .target(
                SnsTopic.Builder.create(topic)
                    .role(publisher().withoutPolicyUpdates())
                    .message(NoticeText.nonCompliant(this))
                    .build())
            .build());
  }

  /** Raises an alarm as long as an event waits in the queue. */
  Alarm tellOf(Queue deadLetters) {
    Alarm alarm =
        deadLetters
            .metricApproximateNumberOfMessagesVisible(
                MetricOptions.builder().period(Duration.minutes(5)).statistic("Maximum").build())
            .createAlarm(
                this,
                "Unjudged",
                CreateAlarmOptions.builder()
                    .alarmDescription(
                        "Session Ready could not judge an event from AWS Config, so a verdict is"
                            + " missing. The event is in this dead-letter queue, the reason in the"
                            + " function's log.")
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                    .threshold(1)
                    .evaluationPeriods(1)
                    .treatMissingData(TreatMissingData.NOT_BREACHING)
                    .build());
    alarm.addAlarmAction(new SnsAction(topic));
    admitAlarms();
    return alarm;
  }

  private void admitAlarms() {
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

  /**
   * What EventBridge publishes as. A role, because admitting {@code events.amazonaws.com} itself to
   * the key would admit it for every account: <a
   * href="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html">conditions on the
   * source are not supported</a> between EventBridge and encrypted topics.
   */
  private Role publisher() {
    return Role.Builder.create(this, "Publisher")
        .description("Publishes the notices of Session Ready")
        .assumedBy(
            ServicePrincipal.Builder.create("events.amazonaws.com")
                .conditions(FROM_THIS_ACCOUNT)
                .build())
        .inlinePolicies(
            Map.of(
                "Publish",
                PolicyDocument.Builder.create()
                    .statements(
                        List.of(
                            PolicyStatement.Builder.create()
                                .actions(List.of("sns:Publish"))
                                .resources(List.of(topic.getTopicArn()))
                                .build(),
                            PolicyStatement.Builder.create()
                                .actions(USE_KEY)
                                .resources(List.of(key.getKeyArn()))
                                .build()))
                    .build()))
        .build();
  }
}
