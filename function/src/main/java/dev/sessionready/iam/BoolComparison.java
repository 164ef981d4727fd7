package dev.sessionready.iam;

import java.util.Locale;
import java.util.Set;

/**
 * The Boolean operator.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean">
 *     Boolean condition operators</a>
 */
public enum BoolComparison implements Comparison {
  BOOL;

  private static final Set<String> VALUES = Set.of("true", "false");

  @Override
  public String awsName() {
    return "Bool";
  }

  @Override
  public boolean takesVariables() {
    return true;
  }

  @Override
  public boolean agree(String requested, Glob stated) {
    return VALUES.contains(requested.toLowerCase(Locale.ROOT))
        && stated.matchesIgnoringCase(requested);
  }
}
