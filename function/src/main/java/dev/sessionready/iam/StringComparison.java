package dev.sessionready.iam;

import java.util.List;

/**
 * The string operators.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String">
 *     String condition operators</a>
 */
record StringComparison(
    String awsName, boolean negated, boolean ignoresCase, boolean takesWildcards)
    implements Comparison {

  static final List<Comparison> ALL =
      List.of(
          new StringComparison("StringEquals", false, false, false),
          new StringComparison("StringNotEquals", true, false, false),
          new StringComparison("StringEqualsIgnoreCase", false, true, false),
          new StringComparison("StringNotEqualsIgnoreCase", true, true, false),
          new StringComparison("StringLike", false, false, true),
          new StringComparison("StringNotLike", true, false, true));

  @Override
  public boolean takesVariables() {
    return true;
  }

  @Override
  public boolean agree(String requested, Glob stated) {
    return ignoresCase ? stated.matchesIgnoringCase(requested) : stated.matches(requested);
  }
}
