package dev.sessionready.iam;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The numeric and the date operators, whose values have an order.
 *
 * @param reader the value that a text says; empty where it is of another type
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric">
 *     Numeric condition operators</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date">
 *     Date condition operators</a>
 */
record OrderComparison<T extends Comparable<T>>(
    String awsName, boolean negated, ValueOrder order, Function<String, Optional<T>> reader)
    implements Comparison {

  // IAM compares integers and decimals; BigDecimal alone would take 1e3 as well.
  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

  /** {@code NumericEquals}, {@code NumericLessThan} … */
  static final List<Comparison> NUMERIC = operators("Numeric", OrderComparison::number);

  /** {@code DateEquals}, {@code DateLessThan} … */
  static final List<Comparison> DATE = operators("Date", Dates::parse);

  @Override
  public boolean agree(String requested, Glob stated) {
    Optional<T> left = reader.apply(requested);
    Optional<T> right = reader.apply(stated.text());
    return left.isPresent() && right.isPresent() && order.holds(left.get(), right.get());
  }

  private static <T extends Comparable<T>> List<Comparison> operators(
      String type, Function<String, Optional<T>> reader) {
    return List.of(
        new OrderComparison<>(type + "Equals", false, ValueOrder.EQUAL, reader),
        new OrderComparison<>(type + "NotEquals", true, ValueOrder.EQUAL, reader),
        new OrderComparison<>(type + "LessThan", false, ValueOrder.LESS, reader),
        new OrderComparison<>(type + "LessThanEquals", false, ValueOrder.LESS_OR_EQUAL, reader),
        new OrderComparison<>(type + "GreaterThan", false, ValueOrder.GREATER, reader),
        new OrderComparison<>(
            type + "GreaterThanEquals", false, ValueOrder.GREATER_OR_EQUAL, reader));
  }

  private static Optional<BigDecimal> number(String text) {
    return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
