package dev.sessionready.iam;

import java.time.Instant;
import java.util.Optional;

/**
 * The date operators.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date">
 *     Date condition operators</a>
 */
public enum DateComparison implements Comparison {
  EQUALS("DateEquals", false, ValueOrder.EQUAL),
  NOT_EQUALS("DateNotEquals", true, ValueOrder.EQUAL),
  LESS_THAN("DateLessThan", false, ValueOrder.LESS),
  LESS_THAN_EQUALS("DateLessThanEquals", false, ValueOrder.LESS_OR_EQUAL),
  GREATER_THAN("DateGreaterThan", false, ValueOrder.GREATER),
  GREATER_THAN_EQUALS("DateGreaterThanEquals", false, ValueOrder.GREATER_OR_EQUAL);

  private final String awsName;
  private final boolean negated;
  private final ValueOrder order;

  DateComparison(String awsName, boolean negated, ValueOrder order) {
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
    Optional<Instant> left = Dates.parse(requested);
    Optional<Instant> right = Dates.parse(stated.text());
    return left.isPresent() && right.isPresent() && order.holds(left.get(), right.get());
  }
}
