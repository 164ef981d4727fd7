package dev.sessionready.infra;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.BootstraplessSynthesizer;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.IStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.config.CustomRule;
import software.amazon.awscdk.services.config.EvaluationMode;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * The rule, the function that evaluates for it, and its alerts, in one account and region.
 *
 * <p>It brings no configuration recorder: there is only one per account and region, and where AWS
 * Config is on it exists already.
 */
final class RuleStack extends Stack {

  /**
   * @param code where the packaged function is
   * @throws InvalidSetting where it is missing
   */
  RuleStack(Construct scope, Deployment deployment, CodeSource code) {
    super(
        scope,
        deployment.stackName(),
        StackProps.builder()
            .description("Session Ready: why Session Manager cannot reach an EC2 instance")
            .env(deployment.environment())
            .synthesizer(synthesizer(code))
            .build());
    Settings settings = deployment.settings();
    // The CDK also writes out the dependencies that references imply; cfn-lint reports each.
    getTemplateOptions()
        .setMetadata(
            Map.of("cfn-lint", Map.of("config", Map.of("ignore_checks", List.of("W3005")))));
    Code packaged = code.in(this);
    @Nullable IBucket reports = settings.functions().report() ? new Reports(this).bucket() : null;
    SweepFunction sweeps = new SweepFunction(this, settings.functions(), packaged, reports);
    RuleFunction function =
        new RuleFunction(
            this, settings.functions(), packaged, code.digest(), sweeps.rest(), reports);
    CustomRule rule = rule(settings, function);
    RuleMetrics metrics = RuleMetrics.of(settings);
    Alerts alerts = new Alerts(this, settings.alerts());
    alerts.alertOn(function.deadLetters());
    alerts.alertOn(sweeps);
    AlertFunction notifier = new AlertFunction(this, settings, alerts, packaged, reports);
    alerts.alertOn(notifier, metrics);
    // First verdicts come at once, and must not come before somebody can be alerted to them.
    IConstruct resource = requireNonNull(rule.getNode().getDefaultChild());
    resource.getNode().addDependency(notifier);
    // And the first sweep may be a large one.
    resource.getNode().addDependency(sweeps);
    switch (code) {
      case CodeSource.Uploaded _ -> resource.getNode().addDependency(alerts);
      // There a subscription is conditional, and nothing may depend on what may not be there.
      case CodeSource.Named _ ->
          open(settings, rule, alerts, List.of(function.log(), sweeps.log()), notifier);
    }
    new AlertEvents(rule, settings.ruleName(), notifier)
        .all()
        .forEach(resource.getNode()::addDependency);
    Troubleshooting.whereOffered(this, rule);
    Health health = new Health(this, metrics, function, sweeps, alerts.topic(), alerts.alarms());
    output("RuleName", "The AWS Config rule", rule.getConfigRuleName());
    output("FunctionName", "The function behind the rule", function.name());
    output("TopicArn", "Where alerts are published", alerts.topic().getTopicArn());
    if (reports != null) {
      output("ReportBucket", "Where each sweep leaves its report", reports.getBucketName());
    }
    links(health, function, sweeps, notifier);
  }

  private void open(
      Settings settings,
      CustomRule rule,
      Alerts alerts,
      List<LogGroup> logs,
      AlertFunction notifier) {
    TemplateParameters open = new TemplateParameters(this, settings);
    open.email(alerts);
    open.ruleParameters(rule, notifier);
    open.quietHours(notifier);
    open.logRetention(
        Stream.concat(logs.stream(), Stream.of(notifier.code().getLogGroup()))
            .toArray(ILogGroup[]::new));
  }

  private void links(
      Health health, RuleFunction function, SweepFunction sweeps, AlertFunction notifier) {
    ConsoleLinks console = ConsoleLinks.in(this);
    output("DashboardUrl", "How instances and rule are", console.toDashboard(health.dashboard()));
    output(
        "NotEvaluatedUrl",
        "The events that could not be evaluated",
        console.toQueue(function.deadLetters()));
    output(
        "SweepsNotFinishedUrl",
        "The sweeps that could not be finished",
        console.toQueue(sweeps.deadLetters()));
    output("ChangesUrl", "The changes that are to be sent", console.toQueue(notifier.changes()));
    output(
        "AlertsNotSentUrl",
        "The changes that could not be sent",
        console.toQueue(notifier.deadLetters()));
  }

  // Whoever names the package in parameters deploys the template by other means than the CDK.
  private static IStackSynthesizer synthesizer(CodeSource code) {
    return switch (code) {
      case CodeSource.Uploaded _ -> new DefaultStackSynthesizer();
      case CodeSource.Named _ -> new BootstraplessSynthesizer();
    };
  }

  private CustomRule rule(Settings settings, RuleFunction function) {
    return CustomRule.Builder.create(this, "Rule")
        .configRuleName(settings.ruleName())
        .description(
            "Checks if each EC2 instance meets the prerequisites of Session Manager, and names what"
                + " is missing.")
        .lambdaFunction(function.live())
        .ruleScope(WatchedTypes.scope(settings.watchIam()))
        .evaluationModes(EvaluationMode.DETECTIVE)
        .configurationChanges(true)
        // Agents, log groups and whatever is not recorded change without an event from AWS Config.
        .periodic(true)
        .maximumExecutionFrequency(settings.sweepEvery())
        .inputParameters(settings.ruleParameters())
        .build();
  }

  private void output(String id, String description, String value) {
    CfnOutput.Builder.create(this, id).description(description).value(value).build();
  }
}
