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
  EQUALS("DateEquals", false, Order.EQUAL),
  NOT_EQUALS("DateNotEquals", true, Order.EQUAL),
  LESS_THAN("DateLessThan", false, Order.LESS),
  LESS_THAN_EQUALS("DateLessThanEquals", false, Order.LESS_OR_EQUAL),
  GREATER_THAN("DateGreaterThan", false, Order.GREATER),
  GREATER_THAN_EQUALS("DateGreaterThanEquals", false, Order.GREATER_OR_EQUAL);

  private final String awsName;
  private final boolean negated;
  private final Order order;

  DateComparison(String awsName, boolean negated, Order order) {
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
