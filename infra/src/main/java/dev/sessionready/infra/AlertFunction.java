package dev.sessionready.infra;

import dev.sessionready.alerts.AlertTable;
import dev.sessionready.lambda.AlertHandler;
import dev.sessionready.lambda.EnvironmentVariable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * The function that alerts people to verdicts that changed, with the queue before it and the table
 * of the alerts that were sent.
 */
final class AlertFunction extends Construct {

  private static final Duration TIMEOUT = Duration.minutes(5);

  /** How long a deployment is held where nobody has confirmed a subscription yet. */
  private static final Duration HELD = Duration.minutes(10);

  private final Queue deadLetters;
  private final Queue changes;
  private final Queue deployments;
  private final Function code;

  /**
   * @param alerts where alerts are published
   * @param packaged the code, the same as the rule's own
   * @param reports where sweeps leave their report; null where they leave none
   */
  AlertFunction(
      Construct scope, Settings settings, Alerts alerts, Code packaged, @Nullable IBucket reports) {
    super(scope, "AlertFunction");
    deadLetters = queue("DeadLetters").build();
    changes =
        queue("Changes")
            // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
            .visibilityTimeout(Duration.minutes(6 * TIMEOUT.toMinutes().intValue()))
            .deadLetterQueue(
                DeadLetterQueue.builder().queue(deadLetters).maxReceiveCount(3).build())
            .build();
    deployments =
        queue("Deployments")
            .visibilityTimeout(HELD)
            .deadLetterQueue(
                DeadLetterQueue.builder()
                    .queue(deadLetters)
                    // SNS keeps an unconfirmed subscription for 48 hours.
                    .maxReceiveCount(48 * 60 / HELD.toMinutes().intValue())
                    .build())
            .build();
    Table table = table();
    code = function(settings, table, alerts, packaged, reports);
    code.addEventSource(
        SqsEventSource.Builder.create(changes)
            .batchSize(1000)
            // What one fault does to many instances arrives within minutes, and is one message.
            .maxBatchingWindow(Duration.minutes(2))
            .maxConcurrency(2)
            .reportBatchItemFailures(true)
            .build());
    code.addEventSource(
        SqsEventSource.Builder.create(deployments)
            .batchSize(1)
            .reportBatchItemFailures(true)
            .build());
  }

  /** Where EventBridge puts the changes to report. */
  Queue changes() {
    return changes;
  }

  /** Where EventBridge puts that the stack was deployed. */
  Queue deployments() {
    return deployments;
  }

  /** The changes that no attempt could report. */
  Queue deadLetters() {
    return deadLetters;
  }

  /** The function itself. */
  Function code() {
    return code;
  }

  private Queue.Builder queue(String id) {
    return Queue.Builder.create(this, id)
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true)
        .retentionPeriod(Duration.days(14));
  }

  private Table table() {
    return Table.Builder.create(this, "SentAlerts")
        .partitionKey(
            Attribute.builder().name(AlertTable.RULE_NAME).type(AttributeType.STRING).build())
        .sortKey(Attribute.builder().name(AlertTable.CAUSE).type(AttributeType.STRING).build())
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .timeToLiveAttribute(AlertTable.EXPIRES_AT)
        // Without it people are alerted once more, and nothing else.
        .removalPolicy(RemovalPolicy.DESTROY)
        .build();
  }

  private Function function(
      Settings settings, Table table, Alerts alerts, Code packaged, @Nullable IBucket reports) {
    LogGroup log = RuleFunction.log(this, settings.functions().logRetentionDays());
    // Sorted, because the order is the template's: else it would change without a change.
    Map<String, String> environment = new TreeMap<>(RuleFunction.environment(reports));
    environment.put(EnvironmentVariable.RULE_NAME.name(), settings.ruleName());
    environment.put(
        EnvironmentVariable.RULE_PARAMETERS.name(),
        Stack.of(this).toJsonString(settings.ruleParameters()));
    environment.put(EnvironmentVariable.TOPIC_ARN.name(), alerts.topic().getTopicArn());
    environment.put(EnvironmentVariable.TABLE_NAME.name(), table.getTableName());
    environment.put(
        EnvironmentVariable.QUIET_HOURS.name(), Integer.toString(settings.alerts().quietHours()));
    environment.put(
        EnvironmentVariable.NOTIFY_RECOVERY.name(),
        Boolean.toString(settings.alerts().notifyRecovery()));
    return Function.Builder.create(this, "Code")
        .description("Tells people of instances that are not ready for Session Manager")
        .code(packaged)
        .handler(RuleFunction.handler(AlertHandler.class))
        .runtime(Runtime.JAVA_25)
        .architecture(settings.functions().architecture())
        .memorySize(2048)
        .timeout(TIMEOUT)
        .environment(environment)
        .role(role(log, table, alerts).withoutPolicyUpdates())
        .logGroup(log)
        .loggingFormat(LoggingFormat.JSON)
        .applicationLogLevelV2(ApplicationLogLevel.INFO)
        .build();
  }

  private Role role(LogGroup log, Table table, Alerts alerts) {
    return Role.Builder.create(this, "Role")
        .description("Reads what bears on Session Manager, publishes alerts")
        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
        .inlinePolicies(
            Map.of(
                "AlertFunction",
                Grants.ofNotifier(log, List.of(changes, deployments), table, alerts)))
        .build();
  }
}
