package dev.sessionready.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionready.check.Command;
import dev.sessionready.check.OneLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellLineTest {

  @Test
  void aLineIsSplitAtItsBlanks() {
    assertThat(ShellLine.parse("aws  ec2 describe-vpcs").words())
        .containsExactly("aws", "ec2", "describe-vpcs");
  }

  @Test
  void quotesHoldTogetherAndGo() {
    assertThat(
            ShellLine.parse("a 'b c'\"d $(printf %b 'e\\0012f')\"'' '' h\\ i 'it'\\''s'").words())
        .containsExactly("a", "b cd e\nf", "", "h i", "it's");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u202eb",
        "\u2028",
        "\u0085",
        "\u001b[31m'\\0101",
        "\ud83d\ude00\u200b\u00e9",
        "a\nb"
      })
  void whatIsQuotedIsOneVisibleLineAndReadBackAsItIs(String argument) {
    String quoted = Command.quote(argument);

    assertThat(quoted.codePoints()).noneMatch(OneLine::isUnsafe);
    assertThat(ShellLine.parse("aws " + quoted).words()).containsExactly("aws", argument);
  }

  @Test
  void whatIsPrintedMayGoIntoOneFile() {
    ShellLine line = ShellLine.parse("aws kms get-key-policy > policy.json");

    assertThat(line.words()).containsExactly("aws", "kms", "get-key-policy");
    assertThat(line.output()).isEqualTo("policy.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a; rm b",
        "a & b",
        "a | b",
        "a $HOME",
        "a \"$HOME\"",
        "a `b`",
        "a $(b)",
        "a \"$(b)\"",
        "a *",
        "a b\nc",
        "a #b",
        "a {b,c}",
        "a <b>",
        "a 'b",
        "a \"b",
        "a b\\",
        "a > b c"
      })
  void whatAShellWouldTakeForItselfIsRefused(String line) {
    assertThatThrownBy(() -> ShellLine.parse(line)).isInstanceOf(CannotRun.class);
  }
}
