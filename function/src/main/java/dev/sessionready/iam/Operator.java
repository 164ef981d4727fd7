package dev.sessionready.iam;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A condition operator, with all that its name says.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">
 *     Condition operators</a>
 */
public sealed interface Operator {

  /** {@code Null}: whether the request carries the key. */
  record Null() implements Operator {}

  /**
   * Any operator that compares values.
   *
   * @param set how the values of a multivalued key are taken together
   * @param comparison how one of them is compared
   * @param ifExists whether a missing key satisfies the condition
   */
  record Comparing(SetOperator set, Comparison comparison, boolean ifExists) implements Operator {}

  /** How the values of a multivalued key are taken together. */
  enum SetOperator {
    NONE(""),
    FOR_ALL_VALUES("ForAllValues:"),
    FOR_ANY_VALUE("ForAnyValue:");

    private final String prefix;

    SetOperator(String prefix) {
      this.prefix = prefix;
    }
  }

  /** The operator of this name, in any case, or empty where IAM knows none. */
  static Optional<Operator> named(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return folded.equals("null")
        ? Optional.of(new Null())
        : comparing().filter(operator -> nameOf(operator).equalsIgnoreCase(name)).findFirst();
  }

  /** The name by which IAM knows an operator. */
  static String nameOf(Operator operator) {
    return switch (operator) {
      case Null() -> "Null";
      case Comparing(SetOperator set, Comparison comparison, boolean ifExists) ->
          set.prefix + comparison.awsName() + (ifExists ? "IfExists" : "");
    };
  }

  private static Stream<Operator> comparing() {
    return Arrays.stream(SetOperator.values())
        .flatMap(set ->
            Comparison.all()
                .flatMap(comparison ->
                    Stream.of(
                        new Comparing(set, comparison, false),
                        new Comparing(set, comparison, true))));
  }
}
