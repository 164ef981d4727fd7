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
import software.amazon.awscdk.services.config.MaximumExecutionFrequency;
import software.amazon.awscdk.services.lambda.Architecture;

/**
 * What a user decides about a deployment, read from the CDK context: {@code -c key=value} or the
 * {@code context} object in {@code cdk.json}.
 *
 * @param ruleName the AWS Config rule's name
 * @param sweepEvery how often every instance is evaluated, changed or not
 * @param watchIam whether changes of IAM's roles and policies are evaluated at once, and billed
 * @param ruleParameters the rule parameters that were set; the function has its own defaults for
 *     the others
 */
record Settings(
    String ruleName,
    MaximumExecutionFrequency sweepEvery,
    boolean watchIam,
    FunctionOptions functions,
    AlertOptions alerts,
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
      Setting.oneOf("logRetentionDays", Setting.named(retentionDays(), String::valueOf));
  private static final Setting<String> WATCH_IAM = Setting.oneOf("watchIam", "true", "false");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@,]+@[^\\s@,]+");
  private static final Setting<List<String>> EMAIL =
      new Setting<>(
          "email", "an e-mail address, or several with commas between", Settings::addresses);
  private static final Setting<String> TOPIC_ARN =
      Setting.matching(
          "topicArn",
          "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}",
          "the ARN of an SNS topic that is not FIFO");
  private static final Setting<String> KEY_ARN =
      Setting.matching(
          "keyArn",
          "arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+",
          "the ARN of a KMS key, not of an alias");
  private static final Setting<Architecture> ARCHITECTURE =
      Setting.oneOf(
          "architecture",
          Setting.named(
              Stream.of(Architecture.X86_64, Architecture.ARM_64), Architecture::getName));
  // https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
  private static final Setting<Integer> RESERVED_CONCURRENCY =
      Setting.wholeFrom(1, 1000, "reservedConcurrency", "a whole number from 1 to 1000");
  private static final Setting<String> REPORT = Setting.oneOf("report", "true", "false");
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
        WATCH_IAM.in(context).map(Boolean::parseBoolean).orElse(false),
        functions(context),
        alerts(context),
        ruleParameters);
  }

  private static FunctionOptions functions(Map<?, ?> context) {
    return new FunctionOptions(
        LOG_RETENTION_DAYS.in(context).orElse(90),
        ARCHITECTURE.in(context).orElse(Architecture.X86_64),
        RESERVED_CONCURRENCY.in(context).orElse(null),
        REPORT.in(context).map(Boolean::parseBoolean).orElse(false));
  }

  private static AlertOptions alerts(Map<?, ?> context) {
    return new AlertOptions(
        EMAIL.in(context).orElse(List.of()),
        QUIET_HOURS.in(context).orElse(24),
        NOTIFY_RECOVERY.in(context).map(Boolean::valueOf).orElse(false),
        TOPIC_ARN.in(context).orElse(null),
        KEY_ARN.in(context).orElse(null));
  }

  /** The numbers of days that CloudWatch Logs offers. */
  static Stream<Integer> retentionDays() {
    return Stream.of(
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
        3288, 3653);
  }

  private static Optional<List<String>> addresses(String text) {
    List<String> addresses = Stream.of(text.split(",", -1)).map(String::strip).distinct().toList();
    return Optional.of(addresses).filter(all -> all.stream().allMatch(ADDRESS.asMatchPredicate()));
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
                            NOTIFY_RECOVERY,
                            TOPIC_ARN,
                            KEY_ARN,
                            ARCHITECTURE,
                            RESERVED_CONCURRENCY,
                            REPORT),
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
