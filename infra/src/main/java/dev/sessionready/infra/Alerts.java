package dev.sessionready.infra;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Subscription;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** Where people are alerted, and what they are alerted to besides instances. */
final class Alerts extends Construct {

  private static final List<String> USE_KEY = List.of("kms:Decrypt", "kms:GenerateDataKey");
  private static final Map<String, Object> FROM_THIS_ACCOUNT =
      Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID));

  private final @Nullable IKey key;
  private final ITopic topic;
  private final List<Subscription> subscriptions;
  private final Alarms alarms;

  Alerts(Construct scope, AlertOptions options) {
    super(scope, "Alerts");
    if (options.topicArn() == null) {
      IKey encrypting = options.keyArn() == null ? ownKey() : existingKey(options.keyArn());
      key = encrypting;
      topic = ownTopic(encrypting);
    } else {
      key = options.keyArn() == null ? null : existingKey(options.keyArn());
      topic = Topic.fromTopicArn(this, "ExistingTopic", options.topicArn());
    }
    subscriptions =
        options.emails().stream()
            .map(address -> topic.addSubscription(new EmailSubscription(address)))
            .toList();
    alarms = new Alarms(this, topic);
  }

  /** Where the alerts are published. */
  ITopic topic() {
    return topic;
  }

  /** What the alerts are encrypted with, as far as the stack knows. */
  Optional<IKey> key() {
    return Optional.ofNullable(key);
  }

  /** The subscription of the first address, made without one where there is none. */
  CfnSubscription firstSubscription() {
    return subscriptions.stream()
        .findFirst()
        .map(subscription ->
            (CfnSubscription) requireNonNull(subscription.getNode().getDefaultChild()))
        .orElseGet(() ->
            CfnSubscription.Builder.create(this, "Email")
                .protocol("email")
                .topicArn(topic.getTopicArn())
                .build());
  }

  /** The alarms raised so far. */
  List<IAlarm> alarms() {
    return alarms.alarms();
  }

  /** Raises an alarm as long as an event waits that the rule's function could not evaluate. */
  void alertOn(Queue deadLetters) {
    alarms.onWaiting(
        "NotEvaluated",
        deadLetters,
        "Session Ready could not evaluate an event from AWS Config, so a verdict is missing. The"
            + " event is in this dead-letter queue, the reason in the function's log.");
  }

  /** Raises an alarm as long as the rest of a sweep waits that could not be gone on with. */
  void alertOn(SweepFunction sweeps) {
    alarms.onWaiting(
        "SweepsNotFinished",
        sweeps.deadLetters(),
        "Session Ready could not finish a sweep that outgrew one invocation, so verdicts may be"
            + " out of date. The rest of the sweep is in this dead-letter queue, the reason in the"
            + " log of the function that goes on with sweeps.");
  }

  /** Raises alarms where the alert function fails, is late, or has given up on a change. */
  void alertOn(AlertFunction notifier, RuleMetrics metrics) {
    alarms.onWaiting(
        "AlertsNotSent",
        notifier.deadLetters(),
        "Session Ready could not send an alert for a changed verdict. The event is in this"
            + " dead-letter queue, the reason in the alert function's log.");
    alarms.onFailures(
        "AlertFunctionFails",
        notifier.code().metricErrors(),
        "The alert function of Session Ready fails; the reason is in its log.");
    alarms.onFailures(
        "AlertsReturned",
        metrics.alertsReturned(),
        "The alert function of Session Ready gave messages back to its queue because it could not"
            + " handle them; the reason is in its log.");
    alarms.onAge(
        "AlertsDelayed",
        notifier.changes(),
        Duration.hours(1),
        "A changed verdict has waited for an hour to be sent by the alert function of Session"
            + " Ready.");
  }

  private Key ownKey() {
    Key own =
        Key.Builder.create(this, "Key")
            .description("Encrypts the alerts of Session Ready")
            .enableKeyRotation(true)
            // Nothing is stored under it: SNS holds an alert only until it is delivered.
            .removalPolicy(RemovalPolicy.DESTROY)
            .pendingWindow(Duration.days(7))
            .build();
    own.addToResourcePolicy(allowing("AlarmUsesKey", USE_KEY, "*"));
    return own;
  }

  private IKey existingKey(String arn) {
    return Key.fromKeyArn(this, "ExistingKey", arn);
  }

  private Topic ownTopic(IKey encrypting) {
    Topic own =
        Topic.Builder.create(this, "Topic")
            .displayName("Session Ready")
            .masterKey(encrypting)
            .enforceSsl(true)
            .build();
    own.addToResourcePolicy(allowing("AlarmPublishes", List.of("sns:Publish"), own.getTopicArn()));
    return own;
  }

  private static PolicyStatement allowing(String sid, List<String> actions, String resource) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
        .actions(actions)
        .resources(List.of(resource))
        .conditions(FROM_THIS_ACCOUNT)
        .build();
  }
}
