package dev.sessionready.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What patterns say of values of which a part is left open. */
class OpenValueTest {

  private static final String INSTANCE = "i-" + String.valueOf(OpenValue.character(0)).repeat(3);

  private static boolean likeIt(String pattern, String whole) {
    var likeness = new Likeness(Glob.pattern(pattern), INSTANCE, false);
    UnaryOperator<String> fill = text -> text.equals(INSTANCE) ? whole : text;
    return ScopedValue.where(OpenValue.WHOLE, test -> test.holds(fill))
        .call(() -> OpenValue.holds(likeness));
  }

  @Test
  void everyPartHasACharacterOfItsOwnThatNoValueOfAwsHas() {
    assertThat(OpenValue.character(0)).isEqualTo('\uE000');
    assertThat(OpenValue.character(1)).isEqualTo('\uE001');
    assertThat(OpenValue.character(15)).isEqualTo('\uE00F');
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15})
  void aTextWithOneOfThemIsOpen(int part) {
    assertThat(OpenValue.isOpen("i-" + OpenValue.character(part))).isTrue();
    assertThat(OpenValue.isOpen(OpenValue.character(part) + "-a")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "i-0abc", "\uDFFF", "\uE010", "\uFFFD"})
  void anyOtherTextIsNot(String text) {
    assertThat(OpenValue.isOpen(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"*, true", "i-*, true", "i-???, true", "i-????, false", "m-*, false", "abc, false"})
  void whatHoldsForEveryValueIsAnsweredWithoutTheWholeOne(String pattern, boolean holds) {
    var likeness = new Likeness(Glob.pattern(pattern), INSTANCE, false);
    assertThat(OpenValue.holds(likeness)).isEqualTo(holds);
  }

  @Test
  void whatHoldsForSomeValuesIsAskedOfTheWholeOne() {
    assertThat(likeIt("i-abc", "i-abc")).isTrue();
    assertThat(likeIt("i-abc", "i-xyz")).isFalse();
    assertThat(likeIt("i-*c", "i-abc")).isTrue();
    assertThat(likeIt("i-*c", "i-xyz")).isFalse();
  }

  @Test
  void aPatternMadeOfAnOpenValueIsAskedOfTheWholeOne() {
    var pattern = Glob.of(INSTANCE, new BitSet());
    assertThatThrownBy(() -> pattern.matches("i-abc")).isInstanceOf(OpenValue.Depends.class);
    assertThat(pattern.whole(_ -> "i-abc").matches("i-abc")).isTrue();
    assertThat(pattern.whole(_ -> "i-abc").matches("i-xyz")).isFalse();
  }

  @Test
  void aPatternOfWhichNothingIsOpenStaysTheSame() {
    var pattern = Glob.pattern("i-*");
    assertThat(pattern.whole(_ -> "m-abc")).isSameAs(pattern);
  }
}
