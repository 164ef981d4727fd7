package dev.sessionready.infra;

import dev.sessionready.lambda.SweepHandler;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * The function that goes on with sweeps that outgrow one invocation, with the queue between one
 * invocation and the next. Where no sweep does, neither is ever used.
 */
final class SweepFunction extends Construct {

  private static final Duration TIMEOUT = Duration.minutes(15);

  private final Queue deadLetters;
  private final Queue rest;
  private final LogGroup log;

  /**
   * @param packaged the code, the same as the rule's own
   * @param reports where sweeps leave their report; null where they leave none
   */
  SweepFunction(
      Construct scope, FunctionOptions options, Code packaged, @Nullable IBucket reports) {
    super(scope, "SweepFunction");
    deadLetters = queue("DeadLetters", Duration.days(14)).build();
    rest =
        queue("Rest", Duration.days(1))
            // A portion that fails is tried again after this long, and its sweep stands still.
            .visibilityTimeout(TIMEOUT.plus(Duration.minutes(5)))
            .deadLetterQueue(
                DeadLetterQueue.builder().queue(deadLetters).maxReceiveCount(3).build())
            .build();
    log = RuleFunction.log(this, options.logRetentionDays());
    function(options, packaged, reports)
        .addEventSource(
            SqsEventSource.Builder.create(rest)
                .batchSize(1)
                // The least that Lambda offers; the portions of one rule come one after the other.
                .maxConcurrency(2)
                .build());
  }

  /** Where an invocation leaves the rest of a sweep. */
  Queue rest() {
    return rest;
  }

  /** The rests of sweeps that no attempt could go on with. */
  Queue deadLetters() {
    return deadLetters;
  }

  /** Where the function writes what it did, metrics among it. */
  LogGroup log() {
    return log;
  }

  private Queue.Builder queue(String id, Duration retention) {
    return Queue.Builder.create(this, id)
        .fifo(true)
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true)
        .retentionPeriod(retention);
  }

  private Function function(FunctionOptions options, Code packaged, @Nullable IBucket reports) {
    return Function.Builder.create(this, "Code")
        .description("Goes on with sweeps that outgrow one invocation")
        .code(packaged)
        .handler(RuleFunction.handler(SweepHandler.class))
        .runtime(Runtime.JAVA_25)
        .architecture(options.architecture())
        .memorySize(2048)
        .timeout(TIMEOUT)
        // It leaves messages in the queue that invokes it, and Lambda would take that for a mistake
        // after about 16 of them. The chain ends with the account: each message stands further on.
        // https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
        .recursiveLoop(RecursiveLoop.ALLOW)
        .environment(RuleFunction.environment(reports, rest))
        .role(role(reports).withoutPolicyUpdates())
        .logGroup(log)
        .loggingFormat(LoggingFormat.JSON)
        .applicationLogLevelV2(ApplicationLogLevel.INFO)
        .build();
  }

  private Role role(@Nullable IBucket reports) {
    return Role.Builder.create(this, "Role")
        .description("Reads what bears on Session Manager, reports to AWS Config")
        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
        .inlinePolicies(Map.of("SweepFunction", Grants.ofSweeper(log, rest, reports)))
        .build();
  }
}
