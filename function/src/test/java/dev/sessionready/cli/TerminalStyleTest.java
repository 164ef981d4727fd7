package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Colours never carry what the text does not. */
class TerminalStyleTest {

  @Test
  void withoutColoursTheTextStaysAsItIs() {
    assertThat(TerminalStyle.PLAIN.sign("✗", "✗ routes")).isEqualTo("✗ routes");
  }

  @Test
  void aSignIsColouredAndEndsItsColour() {
    TerminalStyle style = new TerminalStyle(true);

    assertThat(style.sign("✗", "✗ routes")).isEqualTo("\u001b[31m✗ routes\u001b[0m");
    assertThat(style.sign("?", "? routes")).isEqualTo("\u001b[36m? routes\u001b[0m");
    assertThat(style.sign("✓", "✓ routes")).isEqualTo("✓ routes");
  }
}
