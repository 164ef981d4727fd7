package dev.sessionready.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalColumnsTest {

  @Test
  void asciiTakesOneColumnAndJapaneseTwo() {
    assertThat(TerminalColumns.of("network ACL")).isEqualTo(11);
    assertThat(TerminalColumns.of("ルーター")).isEqualTo(8);
    assertThat(TerminalColumns.of("VPC の、𠮷（）")).isEqualTo(14);
  }

  @Test
  void aTextIsFilledUpWithSpaces() {
    assertThat(TerminalColumns.pad("route", 8)).isEqualTo("route   ");
    assertThat(TerminalColumns.pad("ルート", 8)).isEqualTo("ルート  ");
  }

  @Test
  void aTextThatTakesMoreIsLeftAsItIs() {
    assertThat(TerminalColumns.pad("ルート", 4)).isEqualTo("ルート");
  }
}
