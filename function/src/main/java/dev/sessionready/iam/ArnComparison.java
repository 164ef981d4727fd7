package dev.sessionready.iam;

import java.util.List;

/**
 * The ARN operators. {@code ArnEquals} takes wildcards just as {@code ArnLike} does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN">
 *     ARN condition operators</a>
 */
record ArnComparison(String awsName, boolean negated) implements Comparison {

  static final List<Comparison> ALL =
      List.of(
          new ArnComparison("ArnEquals", false),
          new ArnComparison("ArnNotEquals", true),
          new ArnComparison("ArnLike", false),
          new ArnComparison("ArnNotLike", true));

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
