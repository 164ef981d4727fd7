package dev.sessionready.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.BootstraplessSynthesizer;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.IStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.config.CustomRule;
import software.amazon.awscdk.services.config.EvaluationMode;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

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
    RuleFunction function =
        new RuleFunction(this, settings.logRetentionDays(), packaged, code.digest());
    CustomRule rule = rule(settings, function);
    Alerts alerts = new Alerts(this, settings.email());
    List<IAlarm> alarms = new ArrayList<>(List.of(alerts.alertOn(function.deadLetters())));
    AlertFunction notifier =
        new AlertFunction(this, settings, rule.getConfigRuleName(), alerts, packaged);
    alerts.alertOn(rule, notifier, settings.notifyRecovery());
    alarms.addAll(alerts.alertOn(notifier));
    new Health(this, settings, function, alerts.topic(), alarms);
    output("RuleName", "The AWS Config rule", rule.getConfigRuleName());
    output("FunctionName", "The function behind the rule", function.name());
    output("TopicArn", "Where alerts are published", alerts.topic().getTopicArn());
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
