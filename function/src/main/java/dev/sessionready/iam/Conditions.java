package dev.sessionready.iam;

import dev.sessionready.iam.Context.Value;
import dev.sessionready.iam.Operator.Comparing;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The question whether a statement's conditions hold for a request.
 *
 * @param statement where the conditions stand
 * @param variables whether the policy's version knows policy variables
 * @param context what is known of the request
 */
record Conditions(StatementRef statement, boolean variables, Context context) {

  Ternary holds(Condition condition) {
    return switch (context.get(condition.key())) {
      case Value.Unknown() -> unknown(condition, Stream.of(condition.key()));
      case Value.Absent() -> Ternary.of(holdsWithoutKey(condition));
      case Value.Present(List<String> values) -> holds(condition, values);
    };
  }

  /**
   * Without its key a condition fails, unless it is negated or says {@code IfExists}; a set
   * operator sees the empty set, which {@code ForAllValues} likes and {@code ForAnyValue} does not.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">
   *     Set operators</a>
   */
  private static boolean holdsWithoutKey(Condition condition) {
    return switch (condition.operator()) {
      case Operator.Null() -> asksForNull(condition, true);
      case Comparing(var set, var comparison, var ifExists) ->
          ifExists
              || switch (set) {
                case NONE -> comparison.negated();
                case FOR_ALL_VALUES -> true;
                case FOR_ANY_VALUE -> false;
              };
    };
  }

  private Ternary holds(Condition condition, List<String> requested) {
    return switch (condition.operator()) {
      case Operator.Null() -> Ternary.of(asksForNull(condition, false));
      case Comparing(var set, var comparison, _) -> {
        Stream<Ternary> each = requested.stream().map(value -> one(condition, comparison, value));
        yield switch (set) {
          case NONE -> requested.size() == 1 ? Ternary.all(each) : unsettled(condition);
          case FOR_ALL_VALUES -> Ternary.all(each);
          case FOR_ANY_VALUE -> Ternary.any(each);
        };
      }
    };
  }

  /** Whether one value of the request satisfies the condition. */
  private Ternary one(Condition condition, Comparison comparison, String requested) {
    Ternary agrees =
        Ternary.any(
            condition.values().stream()
                .map(stated -> agree(condition, comparison, requested, stated)));
    return comparison.negated() ? agrees.not() : agrees;
  }

  private Ternary agree(
      Condition condition, Comparison comparison, String requested, String stated) {
    boolean wildcards = comparison.takesWildcards();
    VariableExpansion expansion =
        variables && comparison.takesVariables()
            ? VariableExpansion.of(stated, wildcards, context)
            : VariableExpansion.verbatim(stated, wildcards);
    return switch (expansion) {
      case VariableExpansion.Filled(Glob glob) ->
          Ternary.of(OpenValue.holds(new Agreement(comparison, requested, glob)));
      // A value that is not there agrees with nothing, so that a negated operator is satisfied.
      case VariableExpansion.Empty() -> new Ternary.False();
      case VariableExpansion.Open(Glob widest, var keys) ->
          OpenValue.holds(new Likeness(widest, requested, true))
              ? unknown(condition, keys.stream())
              : new Ternary.False();
    };
  }

  private static boolean asksForNull(Condition condition, boolean isNull) {
    return condition.values().stream().anyMatch(String.valueOf(isNull)::equalsIgnoreCase);
  }

  private Ternary unknown(Condition condition, Stream<String> keys) {
    return Ternary.unknown(
        keys.map(key -> new MissingInformation.UnknownKey(statement, key, condition)));
  }

  private Ternary unsettled(Condition condition) {
    return Ternary.unknown(
        Stream.of(new MissingInformation.UnsettledCondition(statement, condition)));
  }

  /** Whether a value of the request agrees with one of the policy. */
  private record Agreement(Comparison comparison, String requested, Glob stated)
      implements OpenValue.Test {
    @Override
    public boolean holds(UnaryOperator<String> whole) {
      return comparison.agree(whole.apply(requested), stated.whole(whole));
    }
  }
}
