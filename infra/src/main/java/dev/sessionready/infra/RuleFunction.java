package dev.sessionready.infra;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.sessionready.lambda.ConfigRuleHandler;
import dev.sessionready.lambda.EnvironmentVariable;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** The Lambda function behind the rule, with its role, its log and its dead-letter queue. */
final class RuleFunction extends Construct {

  private final Queue deadLetters;
  private final LogGroup log;
  private final Function code;
  private final Alias live;

  /**
   * @param packaged the code
   * @param digest what distinguishes the code from any other
   * @param rest where the rest of a sweep is left that outgrows one invocation
   * @param reports where sweeps leave their report; null where they leave none
   */
  RuleFunction(
      Construct scope,
      FunctionOptions options,
      Code packaged,
      String digest,
      IQueue rest,
      @Nullable IBucket reports) {
    super(scope, "Function");
    deadLetters =
        Queue.Builder.create(this, "DeadLetters")
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .retentionPeriod(Duration.days(14))
            .build();
    log = log(this, options.logRetentionDays());
    code = function(options, packaged, rest, reports);
    SnapStart.whereOffered(this, code);
    // Parameters say nothing of the bytes, and the alias is to move to a new version with them.
    code.invalidateVersionBasedOn(digest);
    live = publish(code);
  }

  /** The name that AWS gave the function. */
  String name() {
    return code.getFunctionName();
  }

  /** What AWS Config invokes: the version last deployed, under a name that stays. */
  Alias live() {
    return live;
  }

  /** Where the function writes what it did, metrics among it. */
  LogGroup log() {
    return log;
  }

  /** The events that no attempt could evaluate. */
  Queue deadLetters() {
    return deadLetters;
  }

  /** A function's log, kept for so many days. */
  static LogGroup log(Construct function, int retentionDays) {
    // The log explains runs; the verdicts themselves are kept by AWS Config. So it goes with the
    // stack.
    LogGroup log =
        LogGroup.Builder.create(function, "Log").removalPolicy(RemovalPolicy.DESTROY).build();
    // The CDK's own RetentionDays has words for what the user and CloudWatch Logs count in days.
    CfnLogGroup resource = (CfnLogGroup) requireNonNull(log.getNode().getDefaultChild());
    resource.setRetentionInDays(retentionDays);
    return log;
  }

  /** What Lambda calls: the handler's one method. */
  static String handler(Class<? extends RequestHandler<?, ?>> handler) {
    return handler.getName() + "::handleRequest";
  }

  private Role role(IQueue rest, @Nullable IBucket reports) {
    return Role.Builder.create(this, "Role")
        .description("Reads what bears on Session Manager, reports to AWS Config")
        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
        .inlinePolicies(Map.of("Function", Grants.of(log, deadLetters, rest, reports)))
        .build();
  }

  private Function function(
      FunctionOptions options, Code packaged, IQueue rest, @Nullable IBucket reports) {
    return Function.Builder.create(this, "Code")
        .description("Judges EC2 instances against the prerequisites of Session Manager")
        .code(packaged)
        .handler(handler(ConfigRuleHandler.class))
        .runtime(Runtime.JAVA_25)
        .architecture(options.architecture())
        .reservedConcurrentExecutions(options.reservedConcurrency())
        // Lambda gives CPU by memory: above 1769 MB it is more than one whole CPU.
        .memorySize(2048)
        // A sweep reads the whole account; 15 minutes is the most that Lambda allows.
        .timeout(Duration.minutes(15))
        // The CDK's rule would otherwise attach AWSConfigRulesExecutionRole, which may change the
        // settings of AWS Config itself.
        .environment(environment(reports, rest))
        .role(role(rest, reports).withoutPolicyUpdates())
        .logGroup(log)
        .loggingFormat(LoggingFormat.JSON)
        .applicationLogLevelV2(ApplicationLogLevel.INFO)
        .build();
  }

  /** What tells a function where the report of the last sweep is. */
  static Map<String, String> environment(@Nullable IBucket reports) {
    return reports == null
        ? Map.of()
        : Map.of(EnvironmentVariable.REPORT_BUCKET.name(), reports.getBucketName());
  }

  /** What tells a function that sweeps that, and where the rest of a sweep is left. */
  static Map<String, String> environment(@Nullable IBucket reports, IQueue rest) {
    // Sorted, because the order is the template's: else it would change without a change.
    Map<String, String> environment = new TreeMap<>(environment(reports));
    environment.put(EnvironmentVariable.SWEEP_QUEUE_URL.name(), rest.getQueueUrl());
    return environment;
  }

  private Alias publish(Function function) {
    // AWS Config invokes the alias, so the rules for failed events belong to the alias: those on
    // the function would only govern $LATEST.
    return Alias.Builder.create(this, "Live")
        .aliasName("live")
        .version(function.getCurrentVersion())
        .retryAttempts(2)
        // Three attempts of a whole sweep fit; what waited longer is for the alarm, not for AWS
        // Config, which does not say how long it accepts a late verdict.
        .maxEventAge(Duration.hours(1))
        .onFailure(new SqsDestination(deadLetters))
        .build();
  }
}
