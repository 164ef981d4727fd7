package dev.sessionready.preflight;

import java.util.regex.Pattern;

/**
 * What is about to be deployed.
 *
 * @param ruleName the rule's name
 * @param sweep how often it sweeps
 * @param watchIam whether changes of IAM's roles and policies are evaluated at once
 */
public record DeploymentPlan(String ruleName, SweepSchedule sweep, boolean watchIam) {

  /** What a valid name of the rule is, completing the sentence "it must be …". */
  public static final String RULE_NAME_FORM = "1 to 128 letters, digits, hyphens or underscores";

  private static final Pattern RULE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  /** A plan without a watch on IAM. */
  public DeploymentPlan(String ruleName, SweepSchedule sweep) {
    this(ruleName, sweep, false);
  }

  /**
   * Whether the stack takes that name.
   *
   * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRule.html">
   *     ConfigRule</a>, which allows blanks too, where metrics and commands do not
   */
  public static boolean isRuleName(String name) {
    return RULE_NAME.matcher(name).matches();
  }
}
