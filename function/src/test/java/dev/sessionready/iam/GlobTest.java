package dev.sessionready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Patterns with wildcards. */
class GlobTest {

  @Test
  void aPatternMatchesExactlyWhatTheRegularExpressionOfItDoes() {
    List<String> patterns = words("ab*?", 4);
    List<String> values = words("ab*", 4);
    int compared = 0;
    for (String pattern : patterns) {
      Pattern regex = regex(pattern);
      Glob glob = Glob.pattern(pattern);
      for (String value : values) {
        assertThat(glob.matches(value))
            .as("%s on %s", pattern, value)
            .isEqualTo(regex.matcher(value).matches());
        compared++;
      }
    }
    assertThat(compared).isEqualTo(341 * 121);
  }

  @Test
  void aTextThatStandsForItselfHasNoWildcards() {
    assertThat(Glob.exactly("a*?").matches("a*?")).isTrue();
    assertThat(Glob.exactly("a*?").matches("axx")).isFalse();
  }

  @Test
  void patternsAreTheSameWhereTextAndWildcardsAre() {
    assertThat(Glob.pattern("a*?")).isEqualTo(Glob.pattern("a*?"));
    assertThat(Glob.pattern("a*?")).hasSameHashCodeAs(Glob.pattern("a*?"));
    assertThat(Glob.pattern("a*?")).isNotEqualTo(Glob.exactly("a*?"));
    assertThat(Glob.pattern("*a")).isNotEqualTo(Glob.exactly("*a"));
    assertThat(Glob.pattern("a")).isEqualTo(Glob.exactly("a")).isNotEqualTo(Glob.pattern("b"));
    assertThat((Object) Glob.pattern("a")).isNotEqualTo("a");
    assertThat(Glob.pattern("a*?")).hasToString("a*?");
  }

  @Test
  void caseIsIgnoredOnlyOnDemand() {
    assertThat(Glob.pattern("sSm:Upd*").matches("ssm:UPDATE")).isFalse();
    assertThat(Glob.pattern("sSm:Upd*").matchesIgnoringCase("ssm:UPDATE")).isTrue();
  }

  @Test
  void aChangeThatGrowsInLowerCaseMovesNoWildcard() {
    assertThat(Glob.pattern("\u0130*z").matchesIgnoringCase("\u0130abcZ")).isTrue();
  }

  @Test
  void aHostilePatternIsJudgedQuickly() {
    String value = "a".repeat(20_000);
    for (String text :
        List.of(
            "*a".repeat(500) + "b",
            "*a".repeat(500) + "b*",
            "*a".repeat(500) + "b*a",
            "*" + "a".repeat(500) + "b*",
            "*" + "a".repeat(500) + "?b*?")) {
      Glob glob = Glob.pattern(text);
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(5), () -> assertThat(glob.matches(value)).as(text).isFalse());
    }
  }

  @Test
  void aGlobKeepsItsWildcardsWhateverBecomesOfTheSetItWasMadeFrom() {
    java.util.BitSet wild = new java.util.BitSet();
    wild.set(0);
    Glob glob = Glob.of("*", wild);
    wild.clear();
    assertThat(glob.matches("anything")).isTrue();
  }

  private static Pattern regex(String pattern) {
    return Pattern.compile(pattern.replace("?", ".").replace("*", ".*"));
  }

  /** Every word of at most this length over an alphabet, the empty one included. */
  private static List<String> words(String alphabet, int length) {
    List<String> words = new ArrayList<>(List.of(""));
    for (int start = 0, round = 0; round < length; round++) {
      int end = words.size();
      for (int i = start; i < end; i++) {
        for (int c = 0; c < alphabet.length(); c++) {
          words.add(words.get(i) + alphabet.charAt(c));
        }
      }
      start = end;
    }
    return words;
  }
}
