package dev.sessionready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a condition makes of keys that are missing, unknown or have several values. */
class ConditionsTest {

  private static final StatementRef HERE =
      new StatementRef(PolicyType.IDENTITY, "policy", 0, null, Effect.ALLOW);

  @ParameterizedTest(name = "{0} without its key is {1}")
  @CsvSource({
    "StringEquals, false",
    "StringNotEquals, true",
    "StringEqualsIfExists, true",
    "StringNotEqualsIfExists, true",
    "ForAllValues:StringEquals, true",
    "ForAllValues:StringNotEquals, true",
    "ForAnyValue:StringEquals, false",
    "ForAnyValue:StringNotEquals, false",
    "ForAnyValue:StringEqualsIfExists, true",
    "NumericLessThan, false",
    "NumericNotEquals, true",
    "DateGreaterThan, false",
    "DateNotEquals, true",
    "Bool, false",
    "BoolIfExists, true",
    "BinaryEquals, false",
    "IpAddress, false",
    "NotIpAddress, true",
    "ArnLike, false",
    "ArnNotLike, true",
  })
  void aMissingKeyFailsAConditionUnlessItIsNegatedOrLenient(String operator, boolean holds) {
    Ternary expected = Ternary.of(holds);
    assertThat(judge(Context.complete(), operator, "x")).isEqualTo(expected);
    assertThat(judge(Context.partial().without("K"), operator, "x")).isEqualTo(expected);
    assertThat(judge(Context.partial().with("k", List.of()), operator, "x")).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} {1} on a, b is {2}")
  @CsvSource({
    "ForAllValues:StringEquals, a b c, true",
    "ForAllValues:StringEquals, a, false",
    "ForAllValues:StringNotEquals, c, true",
    "ForAllValues:StringNotEquals, c b, false",
    "ForAnyValue:StringEquals, b c, true",
    "ForAnyValue:StringEquals, c, false",
    "ForAnyValue:StringNotEquals, a, true",
    "ForAnyValue:StringNotEquals, a b, false",
  })
  void aSetOperatorTakesAllValuesTogether(String operator, String stated, boolean holds) {
    Context context = Context.complete().with("k", List.of("a", "b"));
    assertThat(judge(context, operator, stated.split(" ", -1))).isEqualTo(Ternary.of(holds));
  }

  @Test
  void oneOfThePolicysValuesSuffices() {
    assertThat(judge(Context.complete().with("k", "b"), "StringEquals", "a", "b"))
        .isEqualTo(new Ternary.True());
  }

  @Test
  void aNegatedOperatorMustDifferFromAllOfThePolicysValues() {
    assertThat(judge(Context.complete().with("k", "b"), "StringNotEquals", "a", "b"))
        .isEqualTo(new Ternary.False());
    assertThat(judge(Context.complete().with("k", "c"), "StringNotEquals", "a", "b"))
        .isEqualTo(new Ternary.True());
  }

  @Test
  void withoutValuesInThePolicyOnlyANegatedOperatorHolds() {
    Context context = Context.complete().with("k", "a");
    assertThat(judge(context, "StringEquals")).isEqualTo(new Ternary.False());
    assertThat(judge(context, "StringNotEquals")).isEqualTo(new Ternary.True());
  }

  /**
   * AWS says only that a multivalued key requires a set operator.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">
   *     Multivalued context keys</a>
   */
  @Test
  void severalValuesWithoutASetOperatorAreLeftOpen() {
    Context context = Context.complete().with("k", List.of("a", "b"));
    Condition condition = condition("StringEquals", "a");
    assertThat(new Conditions(HERE, true, context).holds(condition))
        .isEqualTo(
            new Ternary.Unknown(
                Set.of(new MissingInformation.UnsettledCondition(HERE, condition))));
  }

  @Test
  void aListOfOneValueNeedsNoSetOperator() {
    assertThat(judge(Context.complete().with("k", List.of("a")), "StringEquals", "a"))
        .isEqualTo(new Ternary.True());
  }

  @ParameterizedTest(name = "Null {0} is {1} with the key and {2} without")
  @CsvSource({"true, false, true", "false, true, false", "True, false, true", "x, false, false"})
  void nullAsksWhetherTheKeyIsMissing(String stated, boolean with, boolean without) {
    assertThat(judge(Context.complete().with("k", "v"), "Null", stated))
        .isEqualTo(Ternary.of(with));
    assertThat(judge(Context.complete(), "Null", stated)).isEqualTo(Ternary.of(without));
    assertThat(judge(Context.complete().with("k", List.of()), "Null", stated))
        .isEqualTo(Ternary.of(without));
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIfExists",
    "ForAllValues:StringLike",
    "Null"
  })
  void anUnknownKeyIsNamedWithWhatIsAskedOfIt(String operator) {
    Condition condition = condition(operator, "true");
    assertThat(new Conditions(HERE, true, Context.partial()).holds(condition))
        .isEqualTo(
            new Ternary.Unknown(Set.of(new MissingInformation.UnknownKey(HERE, "k", condition))));
  }

  @Test
  void anUnknownVariableIsNamedOnlyWhereItCouldContent() {
    Context context = Context.partial().with("k", "team-blue");
    Condition possible = condition("StringEquals", "team-${aws:PrincipalTag/team}");
    assertThat(new Conditions(HERE, true, context).holds(possible))
        .isEqualTo(
            new Ternary.Unknown(
                Set.of(
                    new MissingInformation.UnknownKey(HERE, "aws:PrincipalTag/team", possible))));
    assertThat(judge(context, "StringEquals", "group-${aws:PrincipalTag/team}"))
        .isEqualTo(new Ternary.False());
    assertThat(judge(context, "StringNotEquals", "group-${aws:PrincipalTag/team}"))
        .isEqualTo(new Ternary.True());
    assertThat(judge(context, "StringEquals", "team-${aws:PrincipalTag/team}", "team-blue"))
        .isEqualTo(new Ternary.True());
  }

  /**
   * A variable stands for something in text, ARN and Boolean operators only.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse">
   *     Where you can use policy variables</a>
   */
  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource({
    "StringEquals, x, true",
    "StringLike, x, true",
    "ArnEquals, arn:aws:iam::1:role/x, true",
    "Bool, true, true",
    "NumericEquals, 1, false",
    "DateEquals, 2026-01-01, false",
    "BinaryEquals, QQ==, false",
    "IpAddress, 10.0.0.1, false",
  })
  void aVariableCountsOnlyWhereAwsSaysSo(String operator, String value, boolean holds) {
    Context context = Context.complete().with("k", value).with("v", value);
    assertThat(judge(context, operator, "${v}")).isEqualTo(Ternary.of(holds));
  }

  /**
   * Outside of text and ARN operators a {@code *} is a star: no unknown variable beside it can turn
   * it into another character.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">
   *     Condition operators</a>
   */
  @Test
  void aStarStandsForNothingElseInABooleanWithAnUnknownVariable() {
    Context context = Context.partial().with("k", "true");
    assertThat(judge(context, "Bool", "t${v}")).isInstanceOf(Ternary.Unknown.class);
    assertThat(judge(context, "Bool", "t*${v}")).isEqualTo(new Ternary.False());
  }

  private static Ternary judge(Context context, String operator, String... stated) {
    return new Conditions(HERE, true, context).holds(condition(operator, stated));
  }

  private static Condition condition(String operator, String... stated) {
    return new Condition(Operator.named(operator).orElseThrow(), "k", List.of(stated));
  }
}
