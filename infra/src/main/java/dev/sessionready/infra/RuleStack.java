package dev.sessionready.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.config.CustomRule;
import software.amazon.awscdk.services.config.EvaluationMode;
import software.constructs.Construct;

/**
 * The rule, the function that judges for it, and its notices, in one account and region.
 *
 * <p>It brings no configuration recorder: there is only one per account and region, and where AWS
 * Config is on it exists already.
 */
final class RuleStack extends Stack {

  /**
   * @param zip the packaged function
   * @throws Refusal where the zip is missing
   */
  RuleStack(Construct scope, Settings settings, Path zip) {
    super(
        scope,
        "SessionReady",
        StackProps.builder()
            .description("Session Ready: why Session Manager cannot reach an EC2 instance")
            .build());
    // The CDK also writes out the dependencies that references imply; cfn-lint tells of each.
    getTemplateOptions()
        .setMetadata(
            Map.of("cfn-lint", Map.of("config", Map.of("ignore_checks", List.of("W3005")))));
    RuleFunction function = new RuleFunction(this, settings.logRetentionDays(), zip);
    CustomRule rule = rule(settings, function);
    Notices notices = new Notices(this, settings.email());
    notices.tellOf(rule);
    notices.tellOf(function.deadLetters());
    output("RuleName", "The AWS Config rule", rule.getConfigRuleName());
    output("FunctionName", "The function behind the rule", function.name());
    output("TopicArn", "Where notices are published", notices.topic().getTopicArn());
  }

  private CustomRule rule(Settings settings, RuleFunction function) {
    return CustomRule.Builder.create(this, "Rule")
        .configRuleName(settings.ruleName())
        .description(
            "Checks if each EC2 instance meets the prerequisites of Session Manager, and names what"
                + " is missing.")
        .lambdaFunction(function.live())
        .ruleScope(Watched.scope(settings.watchIam()))
        .evaluationModes(EvaluationMode.DETECTIVE)
        .configurationChanges(true)
        // Agents, log groups and whatever is not recorded change without AWS Config saying so.
        .periodic(true)
        .maximumExecutionFrequency(settings.sweepEvery())
        .inputParameters(settings.ruleParameters())
        .build();
  }

  private void output(String id, String description, String value) {
    CfnOutput.Builder.create(this, id).description(description).value(value).build();
  }
}
