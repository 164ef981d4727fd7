package dev.sessionready.infra;

import static java.util.Objects.requireNonNull;

import dev.sessionready.lambda.EnvironmentVariable;
import dev.sessionready.rule.RuleParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.config.CfnConfigRule;
import software.amazon.awscdk.services.config.CustomRule;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Settings that a template for StackSets leaves open, with what the context sets as their defaults:
 * so that one template serves organizational units with different needs.
 *
 * @param scope the stack
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stackinstances-override.html">
 *     Overriding parameters on stack instances</a>
 */
record TemplateParameters(Construct scope, Settings settings) {

  /** What holds where nothing is given is the rule's own default. */
  private static final String UNSET = "";

  /** Has the rule and the alert function take the rule parameters from the template's. */
  void ruleParameters(CustomRule rule, AlertFunction notifier) {
    Map<String, Object> given = new TreeMap<>();
    List<String> json = new ArrayList<>();
    for (RuleParameters.Name name : RuleParameters.Name.values()) {
      CfnParameter parameter =
          text(
              capitalised(name.name()),
              "The rule's %s: %s; %s where it is empty"
                  .formatted(name, name.what(), name.otherwise()),
              RuleParameterPattern.of(name),
              name.form(),
              settings.ruleParameters().getOrDefault(name.name(), UNSET));
      given.put(
          name.name(),
          Fn.conditionIf(
              isGiven(parameter).getLogicalId(), parameter.getValueAsString(), Aws.NO_VALUE));
      json.add("%s\"%s\":\"".formatted(json.isEmpty() ? "{" : ",", name));
      json.add(parameter.getValueAsString());
      json.add("\"");
    }
    json.add("}");
    ((CfnConfigRule) resource(rule)).setInputParameters(given);
    variable(notifier, EnvironmentVariable.RULE_PARAMETERS, Fn.join("", json));
  }

  /** Has the alert function take from the template's parameters how long it is quiet. */
  void quietHours(AlertFunction notifier) {
    CfnParameter hours =
        number("QuietHours", "How long a cause is not sent again; 0 sends always")
            .minValue(0)
            .maxValue(EnvironmentVariable.MAX_QUIET_HOURS)
            .constraintDescription(
                "must be whole hours from 0 to " + EnvironmentVariable.MAX_QUIET_HOURS)
            .defaultValue(settings.alerts().quietHours())
            .build();
    variable(notifier, EnvironmentVariable.QUIET_HOURS, Fn.ref(hours.getLogicalId()));
  }

  /** Has logs be kept for as long as the template's parameter says. */
  void logRetention(ILogGroup... logs) {
    CfnParameter days =
        number("LogRetentionDays", "How many days the functions' logs are kept")
            .allowedValues(Settings.retentionDays().map(String::valueOf).toList())
            .constraintDescription("must be a number of days that CloudWatch Logs offers")
            .defaultValue(settings.functions().logRetentionDays())
            .build();
    for (ILogGroup log : logs) {
      ((CfnLogGroup) resource(log)).setRetentionInDays(days.getValueAsNumber());
    }
  }

  /** Has the first address be the template's parameter, and no subscription where it is empty. */
  void email(Alerts alerts) {
    CfnParameter address =
        text(
            "Email",
            "Who receives an alert by mail; nobody where it is empty",
            "[^\\s@,]+@[^\\s@,]+",
            "an e-mail address",
            settings.alerts().emails().stream().findFirst().orElse(UNSET));
    CfnSubscription subscription = alerts.firstSubscription();
    subscription.setEndpoint(address.getValueAsString());
    subscription.getCfnOptions().setCondition(isGiven(address));
  }

  private CfnParameter text(
      String id, String description, String pattern, String valid, String otherwise) {
    return CfnParameter.Builder.create(scope, id)
        .description(description)
        .allowedPattern("^$|^(" + pattern + ")$")
        .constraintDescription("must be %s, or empty".formatted(valid))
        .defaultValue(otherwise)
        .build();
  }

  private CfnParameter.Builder number(String id, String description) {
    return CfnParameter.Builder.create(scope, id).type("Number").description(description);
  }

  private CfnCondition isGiven(CfnParameter parameter) {
    return CfnCondition.Builder.create(scope, parameter.getNode().getId() + "IsGiven")
        .expression(Fn.conditionNot(Fn.conditionEquals(Fn.ref(parameter.getLogicalId()), UNSET)))
        .build();
  }

  private static void variable(AlertFunction notifier, EnvironmentVariable name, String value) {
    ((CfnFunction) resource(notifier.code()))
        .addPropertyOverride("Environment.Variables." + name, value);
  }

  private static IConstruct resource(IConstruct construct) {
    return requireNonNull(construct.getNode().getDefaultChild());
  }

  private static String capitalised(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
