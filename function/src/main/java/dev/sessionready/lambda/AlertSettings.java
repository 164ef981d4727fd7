package dev.sessionready.lambda;

import dev.sessionready.aws.LiveReportStore;
import dev.sessionready.json.ParametersReader;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.RuleParameters;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the stack sets for the alert function in environment variables.
 *
 * @param rule the name of the rule whose verdicts it reports
 * @param parameters the rule's own, so that the alert function evaluates as the rule does
 * @param quiet how long after an alert the same one is folded
 * @param recoveries whether people are alerted to instances that are ready again
 * @param reports the bucket with the report of the last sweep; null where there is none
 */
record AlertSettings(
    String rule,
    RuleParameters parameters,
    String topic,
    String table,
    Duration quiet,
    boolean recoveries,
    @Nullable String reports) {

  /** Settings by which recoveries are reported. */
  AlertSettings(
      String rule, RuleParameters parameters, String topic, String table, Duration quiet) {
    this(rule, parameters, topic, table, quiet, true, null);
  }

  /**
   * Reads the variables.
   *
   * @throws BadInput where one is missing or not valid
   */
  static AlertSettings from(Map<String, String> environment) {
    return new AlertSettings(
        required(environment, EnvironmentVariable.RULE_NAME),
        RuleParameters.parse(
            given(
                ParametersReader.read(
                    environment.get(EnvironmentVariable.RULE_PARAMETERS.name())))),
        required(environment, EnvironmentVariable.TOPIC_ARN),
        required(environment, EnvironmentVariable.TABLE_NAME),
        Duration.ofHours(hours(required(environment, EnvironmentVariable.QUIET_HOURS))),
        !"false".equals(environment.get(EnvironmentVariable.NOTIFY_RECOVERY.name())),
        environment.get(EnvironmentVariable.REPORT_BUCKET.name()));
  }

  // Where a template's parameter is left empty, the rule is not given it at all.
  private static Map<String, String> given(Map<String, String> parameters) {
    Map<String, String> given = new HashMap<>(parameters);
    given.values().removeIf(String::isEmpty);
    return given;
  }

  /** Where the report of the last sweep is found; null where there is none. */
  @Nullable String report() {
    return reports == null ? null : LiveReportStore.address(reports, ReportFile.PAGE.key());
  }

  private static String required(Map<String, String> environment, EnvironmentVariable name) {
    String value = environment.get(name.name());
    if (value == null || value.isEmpty()) {
      throw new BadInput("The environment has no %s; the stack sets it.".formatted(name));
    }
    return value;
  }

  private static int hours(String value) {
    if (!value.matches("\\d{1,4}")
        || Integer.parseInt(value) > EnvironmentVariable.MAX_QUIET_HOURS) {
      throw new BadInput(
          "%s is '%s'; it must be whole hours from 0 to %d."
              .formatted(
                  EnvironmentVariable.QUIET_HOURS, value, EnvironmentVariable.MAX_QUIET_HOURS));
    }
    return Integer.parseInt(value);
  }
}
