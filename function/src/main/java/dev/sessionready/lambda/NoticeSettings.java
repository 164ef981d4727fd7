package dev.sessionready.lambda;

import dev.sessionready.json.ParametersReader;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.Parameters;
import java.time.Duration;
import java.util.Map;

/**
 * What the stack tells the notifier in environment variables.
 *
 * @param rule the name of the rule whose verdicts are told
 * @param parameters the rule's own, so that the notifier judges as the rule does
 * @param quiet how long after a telling the same is folded
 */
record NoticeSettings(
    String rule, Parameters parameters, String topic, String table, Duration quiet) {

  private static final int LONGEST_QUIET = 8760;

  /**
   * Reads the variables.
   *
   * @throws BadInput where one is missing or not valid
   */
  static NoticeSettings from(Map<String, String> environment) {
    return new NoticeSettings(
        required(environment, "RULE_NAME"),
        Parameters.parse(ParametersReader.read(environment.get("RULE_PARAMETERS"))),
        required(environment, "TOPIC_ARN"),
        required(environment, "TABLE_NAME"),
        Duration.ofHours(hours(required(environment, "QUIET_HOURS"))));
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      throw new BadInput("The environment has no %s; the stack sets it.".formatted(name));
    }
    return value;
  }

  private static int hours(String value) {
    if (!value.matches("\\d{1,4}") || Integer.parseInt(value) > LONGEST_QUIET) {
      throw new BadInput(
          "QUIET_HOURS is '%s'; it must be whole hours from 0 to %d."
              .formatted(value, LONGEST_QUIET));
    }
    return Integer.parseInt(value);
  }
}
