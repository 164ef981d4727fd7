package dev.sessionready.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "web", "ウェブ サーバー", "naïve \\d \"quoted\"", "𠮷野家 🚀"})
  void whatIsSeenStaysAsItIs(String text) {
    assertThat(OneLine.of(text)).isEqualTo(text);
  }

  @Test
  void lineBreaksCannotForgeALine() {
    assertThat(OneLine.of("web\ni-0 COMPLIANT\r\n\u0085\u2028\u2029x"))
        .isEqualTo("web\\ni-0 COMPLIANT\\r\\n\\u0085\\u2028\\u2029x");
  }

  @Test
  void whatATerminalObeysIsShown() {
    assertThat(OneLine.of("\u001b[31mred\u0007\t\u009b2J\u007f"))
        .isEqualTo("\\u001b[31mred\\u0007\\t\\u009b2J\\u007f");
  }

  @Test
  void whatTurnsTheReadingDirectionIsShown() {
    assertThat(OneLine.of("\u202eabc\u2066\u200f\ufeff"))
        .isEqualTo("\\u202eabc\\u2066\\u200f\\ufeff");
    assertThat(OneLine.of("a\udb40\udc41")).as("a tag character").isEqualTo("a\\udb40\\udc41");
  }

  @ParameterizedTest
  @CsvSource({"55357", "56960"})
  void halfOfAPairIsShown(int half) {
    assertThat(OneLine.of("a" + (char) half)).isEqualTo("a\\u%04x".formatted(half));
  }

  @Test
  void twiceIsAsGoodAsOnce() {
    String once = OneLine.of("a\nb\u202e");

    assertThat(OneLine.of(once)).isEqualTo(once);
  }
}
