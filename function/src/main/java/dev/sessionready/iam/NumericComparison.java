package dev.sessionready.iam;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The numeric operators.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric">
 *     Numeric condition operators</a>
 */
public enum NumericComparison implements Comparison {
  EQUALS("NumericEquals", false, ValueOrder.EQUAL),
  NOT_EQUALS("NumericNotEquals", true, ValueOrder.EQUAL),
  LESS_THAN("NumericLessThan", false, ValueOrder.LESS),
  LESS_THAN_EQUALS("NumericLessThanEquals", false, ValueOrder.LESS_OR_EQUAL),
  GREATER_THAN("NumericGreaterThan", false, ValueOrder.GREATER),
  GREATER_THAN_EQUALS("NumericGreaterThanEquals", false, ValueOrder.GREATER_OR_EQUAL);

  // IAM compares integers and decimals; BigDecimal alone would take 1e3 as well.
  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

  private final String awsName;
  private final boolean negated;
  private final ValueOrder order;

  NumericComparison(String awsName, boolean negated, ValueOrder order) {
    this.awsName = awsName;
    this.negated = negated;
    this.order = order;
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
  public boolean agree(String requested, Glob stated) {
    Optional<BigDecimal> left = number(requested);
    Optional<BigDecimal> right = number(stated.text());
    return left.isPresent() && right.isPresent() && order.holds(left.get(), right.get());
  }

  private static Optional<BigDecimal> number(String text) {
    return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
