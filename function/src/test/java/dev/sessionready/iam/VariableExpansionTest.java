package dev.sessionready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policy variables. */
class VariableExpansionTest {

  private static final Context CONTEXT =
      Context.complete()
          .with("aws:PrincipalTag/team", "blue")
          .with("aws:PrincipalTag/odd", "a*")
          .with("aws:TagKeys", List.of("one", "two"))
          .with("aws:one", List.of("single"));

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "x/${aws:PrincipalTag/team}/y, x/blue/y",
        "${AWS:principaltag/TEAM}, blue",
        "${aws:PrincipalTag/team}${aws:PrincipalTag/team}, blueblue",
        "\"${aws:none, 'red'}\", red",
        "\"${aws:none,'red'}\", red",
        "\"${aws:none, 'a,{b}'}\", \"a,{b}\"",
        "\"${aws:none, ''}\", \"\"",
        "\"${aws:PrincipalTag/team, 'red'}\", blue",
        "\"${aws:TagKeys, 'many'}\", many",
        "${aws:one}, single",
        "${*}${?}${$}, *?$",
        "${}, ${}",
        "${open, ${open",
        "$ {x}, $ {x}",
        "plain, plain",
      })
  void aVariableIsReplacedByItsValueOrItsDefault(String text, String expected) {
    assertThat(VariableExpansion.of(text, true, CONTEXT))
        .isInstanceOfSatisfying(
            VariableExpansion.Filled.class,
            filled -> assertThat(filled.glob().text()).isEqualTo(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x/${aws:none}", "${aws:TagKeys}"})
  void aVariableWithoutOneValueAndWithoutDefaultLeavesNothingToMatch(String text) {
    assertThat(VariableExpansion.of(text, true, CONTEXT)).isEqualTo(new VariableExpansion.Empty());
  }

  /** Backtracking costs the square of the length, or worse; the limit is far from both. */
  @ParameterizedTest
  @ValueSource(strings = {" ", "a", "${", "${a", "${a,", "${a, '", "\t,"})
  @Timeout(10)
  void aVariableThatNeverEndsCostsNoMoreThanItsLength(String repeated) {
    String text = "${a" + repeated.repeat(100_000);

    assertThat(VariableExpansion.of(text, true, CONTEXT)).isNotNull();
    assertThat(VariableExpansion.of("${aws:PrincipalTag/team" + " ".repeat(8_000), true, CONTEXT))
        .isInstanceOf(VariableExpansion.Filled.class);
  }

  @Test
  void blanksBeforeTheDefaultAreNoneOfTheKeys() {
    assertThat(matches("${aws:PrincipalTag/team  , 'red'}", "blue")).isTrue();
    assertThat(matches("${aws:none \t,\t 'red'}", "red")).isTrue();
  }

  @Test
  void aWildcardInAValueIsAnOrdinaryCharacter() {
    assertThat(matches("${aws:PrincipalTag/odd}", "a*")).isTrue();
    assertThat(matches("${aws:PrincipalTag/odd}", "abc")).isFalse();
    assertThat(matches("${aws:PrincipalTag/odd}*", "a*bc")).isTrue();
    assertThat(matches("${*}", "abc")).isFalse();
    assertThat(matches("${aws:none, 'x*'}", "xyz")).isFalse();
  }

  @Test
  void whereWildcardsMeanNothingTheyAreOrdinaryCharactersToo() {
    assertThat(
            glob(VariableExpansion.of("b*-${aws:PrincipalTag/team}", false, CONTEXT))
                .matches("b*-blue"))
        .isTrue();
    assertThat(
            glob(VariableExpansion.of("b*-${aws:PrincipalTag/team}", false, CONTEXT))
                .matches("bx-blue"))
        .isFalse();
    assertThat(glob(VariableExpansion.verbatim("b*", false)).matches("bx")).isFalse();
    assertThat(glob(VariableExpansion.verbatim("b*", true)).matches("bx")).isTrue();
  }

  @Test
  void anUnknownVariableMayStandForAnything() {
    VariableExpansion expansion =
        VariableExpansion.of("a/${k}/${l, 'd'}?", false, Context.partial());
    assertThat(expansion)
        .isInstanceOfSatisfying(
            VariableExpansion.Open.class,
            open -> {
              assertThat(open.keys()).isEqualTo(Set.of("k", "l"));
              assertThat(open.widest().matches("a/x/y?")).isTrue();
              assertThat(open.widest().matches("b/x/y?")).isFalse();
              assertThat(open.widest().matches("a/x/yz")).isFalse();
            });
  }

  @Test
  void aMissingVariableLeavesNothingToMatchHoweverMuchElseIsUnknown() {
    Context context = Context.partial().without("gone");
    assertThat(VariableExpansion.of("${k}${gone}", true, context))
        .isEqualTo(new VariableExpansion.Empty());
  }

  /**
   * <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-resourceelement">
   * Resource element</a>: a variable replaces nothing before the fifth colon.
   */
  @Test
  void inAResourceAVariableCountsOnlyBehindTheFifthColon() {
    Context context = Context.complete().with("k", "v");
    assertThat(glob(VariableExpansion.ofResource("arn:aws:s3:::b/${k}:${k}", context)).text())
        .isEqualTo("arn:aws:s3:::b/v:v");
    assertThat(glob(VariableExpansion.ofResource("arn:aws:s3::${k}:b", context)).text())
        .isEqualTo("arn:aws:s3::${k}:b");
    assertThat(
            glob(VariableExpansion.ofResource("arn:aws:s3::*:${k}", context))
                .matches("arn:aws:s3::1:v"))
        .isTrue();
    assertThat(glob(VariableExpansion.ofResource("*", context)).matches("arn:aws:s3::1:v"))
        .isTrue();
  }

  private static boolean matches(String text, String value) {
    return glob(VariableExpansion.of(text, true, CONTEXT)).matches(value);
  }

  private static Glob glob(VariableExpansion expansion) {
    assertThat(expansion).isInstanceOf(VariableExpansion.Filled.class);
    return ((VariableExpansion.Filled) expansion).glob();
  }
}
