package dev.sessionready.iam;

import dev.sessionready.iam.Context.Value;
import dev.sessionready.iam.Operator.Comparing;
import java.util.List;
import java.util.stream.Stream;

/**
 * The question whether a statement's conditions hold for a request.
 *
 * @param statement where the conditions stand
 * @param variables whether the policy's version knows policy variables
 * @param context what is known of the request
 */
record Conditions(StatementRef statement, boolean variables, Context context) {

  Truth holds(Condition condition) {
    return switch (context.get(condition.key())) {
      case Value.Unknown() -> unknown(condition, Stream.of(condition.key()));
      case Value.Absent() -> Truth.of(holdsWithoutKey(condition));
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

  private Truth holds(Condition condition, List<String> requested) {
    return switch (condition.operator()) {
      case Operator.Null() -> Truth.of(asksForNull(condition, false));
      case Comparing(var set, var comparison, _) -> {
        Stream<Truth> each = requested.stream().map(value -> one(condition, comparison, value));
        yield switch (set) {
          case NONE -> requested.size() == 1 ? Truth.all(each) : unsettled(condition);
          case FOR_ALL_VALUES -> Truth.all(each);
          case FOR_ANY_VALUE -> Truth.any(each);
        };
      }
    };
  }

  /** Whether one value of the request satisfies the condition. */
  private Truth one(Condition condition, Comparison comparison, String requested) {
    Truth agrees =
        Truth.any(
            condition.values().stream()
                .map(stated -> agree(condition, comparison, requested, stated)));
    return comparison.negated() ? agrees.not() : agrees;
  }

  private Truth agree(Condition condition, Comparison comparison, String requested, String stated) {
    boolean wildcards = comparison.takesWildcards();
    Expansion expansion =
        variables && comparison.takesVariables()
            ? Expansion.of(stated, wildcards, context)
            : Expansion.verbatim(stated, wildcards);
    return switch (expansion) {
      case Expansion.Filled(Glob glob) -> Truth.of(comparison.agree(requested, glob));
      // A value that is not there agrees with nothing, so that a negated operator is satisfied.
      case Expansion.Empty() -> new Truth.False();
      case Expansion.Open(Glob widest, var keys) ->
          widest.matchesIgnoringCase(requested)
              ? unknown(condition, keys.stream())
              : new Truth.False();
    };
  }

  private static boolean asksForNull(Condition condition, boolean isNull) {
    return condition.values().stream().anyMatch(String.valueOf(isNull)::equalsIgnoreCase);
  }

  private Truth unknown(Condition condition, Stream<String> keys) {
    return Truth.unknown(keys.map(key -> new Doubt.UnknownKey(statement, key, condition)));
  }

  private Truth unsettled(Condition condition) {
    return Truth.unknown(Stream.of(new Doubt.UnsettledCondition(statement, condition)));
  }
}
