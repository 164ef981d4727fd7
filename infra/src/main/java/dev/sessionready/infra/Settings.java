package dev.sessionready.infra;

import static java.util.stream.Collectors.joining;

import dev.sessionready.lambda.EnvironmentVariable;
import dev.sessionready.preflight.DeploymentPlan;
import dev.sessionready.rule.RuleParameters;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.config.MaximumExecutionFrequency;

/**
 * What a user decides about a deployment, read from the CDK context: {@code -c key=value} or the
 * {@code context} object in {@code cdk.json}.
 *
 * @param ruleName the AWS Config rule's name
 * @param sweepEvery how often every instance is evaluated, changed or not
 * @param logRetentionDays how many days the function's log is kept
 * @param watchIam whether changes of IAM's roles and policies are evaluated at once, and billed
 * @param email who is alerted to instances that became non-compliant; null for none
 * @param quietHours how long the alert for a cause is not repeated; 0 to repeat it always
 * @param notifyRecovery whether people are alerted to instances that are ready again
 * @param ruleParameters the rule parameters that were set; the function has its own defaults for
 *     the others
 */
record Settings(
    String ruleName,
    MaximumExecutionFrequency sweepEvery,
    int logRetentionDays,
    boolean watchIam,
    @Nullable String email,
    int quietHours,
    boolean notifyRecovery,
    SortedMap<String, String> ruleParameters) {

  private static final Setting<String> RULE_NAME =
      new Setting<>(
          "ruleName",
          DeploymentPlan.RULE_NAME_FORM,
          text -> Optional.of(text).filter(DeploymentPlan::isRuleName));
  private static final Setting<MaximumExecutionFrequency> SWEEP_EVERY =
      Setting.oneOf(
          "sweepEvery",
          Setting.named(Stream.of(MaximumExecutionFrequency.values()), Settings::asConfigSpells));
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
  private static final Setting<Integer> LOG_RETENTION_DAYS =
      Setting.oneOf(
          "logRetentionDays",
          Setting.named(
              Stream.of(
                  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192,
                  2557, 2922, 3288, 3653),
              String::valueOf));
  private static final Setting<String> WATCH_IAM = Setting.oneOf("watchIam", "true", "false");
  private static final Setting<String> EMAIL =
      Setting.matching("email", "[^\\s@]+@[^\\s@]+", "an e-mail address");
  private static final Setting<Integer> QUIET_HOURS =
      Setting.hoursUpTo(EnvironmentVariable.MAX_QUIET_HOURS, "quietHours");
  private static final Setting<String> NOTIFY_RECOVERY =
      Setting.oneOf("notifyRecovery", "true", "false");

  private static final List<Setting<String>> RULE_PARAMETERS =
      Stream.of(RuleParameters.Name.values()).map(Setting::of).toList();

  /** The CDK's own context keys all carry a colon, a slash or an at sign, but for a few. */
  private static final Pattern OWN_KEY = Pattern.compile("[^:/@]*");

  private static final Set<String> KEYS_OF_THE_CDK =
      Set.of("acknowledged-issue-numbers", "cdk-migrate", "cli-telemetry");

  Settings {
    ruleParameters = Collections.unmodifiableSortedMap(new TreeMap<>(ruleParameters));
  }

  /**
   * The settings in a CDK context, with the defaults for whatever is not set.
   *
   * @throws InvalidSetting where a value is not valid, or a key is none of ours: a misspelt setting
   *     must not pass for an unset one
   */
  static Settings from(Map<?, ?> context) {
    return from(context, List.of());
  }

  /**
   * The same, of a context that somebody else reads too.
   *
   * @param others keys that may be set beside the settings, for the sentence on an unknown one
   */
  static Settings from(Map<?, ?> context, List<String> others) {
    refuseUnknown(context, others);
    SortedMap<String, String> ruleParameters = new TreeMap<>();
    for (Setting<String> parameter : RULE_PARAMETERS) {
      parameter.in(context).ifPresent(value -> ruleParameters.put(parameter.key(), value));
    }
    return new Settings(
        RULE_NAME.in(context).orElse("session-manager-ready"),
        SWEEP_EVERY.in(context).orElse(MaximumExecutionFrequency.TWENTY_FOUR_HOURS),
        LOG_RETENTION_DAYS.in(context).orElse(90),
        WATCH_IAM.in(context).map(Boolean::parseBoolean).orElse(false),
        EMAIL.in(context).orElse(null),
        QUIET_HOURS.in(context).orElse(24),
        NOTIFY_RECOVERY.in(context).map(Boolean::valueOf).orElse(false),
        ruleParameters);
  }

  private static void refuseUnknown(Map<?, ?> context, List<String> others) {
    List<String> known =
        Stream.concat(
                Stream.concat(
                        Stream.of(
                            RULE_NAME,
                            SWEEP_EVERY,
                            LOG_RETENTION_DAYS,
                            WATCH_IAM,
                            EMAIL,
                            QUIET_HOURS,
                            NOTIFY_RECOVERY),
                        RULE_PARAMETERS.stream())
                    .map(Setting::key),
                others.stream())
            .sorted()
            .toList();
    String unknown =
        context.keySet().stream()
            .map(String::valueOf)
            .filter(OWN_KEY.asMatchPredicate())
            .filter(key -> !known.contains(key) && !KEYS_OF_THE_CDK.contains(key))
            .sorted()
            .collect(joining(", "));
    if (!unknown.isEmpty()) {
      throw new InvalidSetting(
          "The context sets %s, which this app does not know; it knows %s."
              .formatted(unknown, String.join(", ", known)));
    }
  }

  private static String asConfigSpells(MaximumExecutionFrequency frequency) {
    return switch (frequency) {
      case ONE_HOUR -> "One_Hour";
      case THREE_HOURS -> "Three_Hours";
      case SIX_HOURS -> "Six_Hours";
      case TWELVE_HOURS -> "Twelve_Hours";
      case TWENTY_FOUR_HOURS -> "TwentyFour_Hours";
    };
  }
}
