package dev.sessionready.iam;

import java.util.List;
import java.util.stream.Stream;

/** How a condition operator compares one value of the request with one value of the policy. */
public sealed interface Comparison
    permits ArnComparison,
        BinaryComparison,
        BoolComparison,
        IpAddressComparison,
        OrderComparison,
        StringComparison {

  /** The name of the operator, without set operator and {@code IfExists}. */
  String awsName();

  /** Whether the condition holds where the values do not agree. */
  default boolean negated() {
    return false;
  }

  /** Whether <code>${…}</code> in the policy's value stands for something. */
  default boolean takesVariables() {
    return false;
  }

  /** Whether {@code *} and {@code ?} in the policy's value stand for something. */
  default boolean takesWildcards() {
    return false;
  }

  /**
   * Whether the two values agree, before any negation. A value that is not of the operator's type
   * agrees with nothing.
   */
  boolean agree(String requested, Glob stated);

  /** Every comparison that IAM knows. */
  static Stream<Comparison> all() {
    return Stream.of(
            StringComparison.ALL,
            OrderComparison.NUMERIC,
            OrderComparison.DATE,
            List.<Comparison>of(BoolComparison.values()),
            List.<Comparison>of(BinaryComparison.values()),
            IpAddressComparison.ALL,
            ArnComparison.ALL)
        .flatMap(List::stream);
  }
}
