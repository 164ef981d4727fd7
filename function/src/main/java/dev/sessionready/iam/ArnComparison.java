package dev.sessionready.iam;

/**
 * The ARN operators. {@code ArnEquals} takes wildcards just as {@code ArnLike} does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN">
 *     ARN condition operators</a>
 */
public enum ArnComparison implements Comparison {
  EQUALS("ArnEquals", false),
  NOT_EQUALS("ArnNotEquals", true),
  LIKE("ArnLike", false),
  NOT_LIKE("ArnNotLike", true);

  private final String awsName;
  private final boolean negated;

  ArnComparison(String awsName, boolean negated) {
    this.awsName = awsName;
    this.negated = negated;
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
    return true;
  }

  @Override
  public boolean agree(String requested, Glob stated) {
    return stated.matchesArn(requested);
  }
}
