package dev.sessionready.iam;

/**
 * The string operators.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String">
 *     String condition operators</a>
 */
public enum StringComparison implements Comparison {
  EQUALS("StringEquals", false, false, false),
  NOT_EQUALS("StringNotEquals", true, false, false),
  EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, true, false),
  NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, true, false),
  LIKE("StringLike", false, false, true),
  NOT_LIKE("StringNotLike", true, false, true);

  private final String awsName;
  private final boolean negated;
  private final boolean ignoresCase;
  private final boolean takesWildcards;

  StringComparison(String awsName, boolean negated, boolean ignoresCase, boolean takesWildcards) {
    this.awsName = awsName;
    this.negated = negated;
    this.ignoresCase = ignoresCase;
    this.takesWildcards = takesWildcards;
  }

  @Override
  public String awsName() {
    return awsName;
  }

  @Override
  public boolean negated() {
    return negated;
  }

  @Override
  public boolean takesVariables() {
    return true;
  }

  @Override
  public boolean takesWildcards() {
    return takesWildcards;
  }

  @Override
  public boolean agree(String requested, Glob stated) {
    return ignoresCase ? stated.matchesIgnoringCase(requested) : stated.matches(requested);
  }
}
