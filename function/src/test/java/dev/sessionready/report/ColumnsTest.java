package dev.sessionready.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {

  @Test
  void asciiTakesOneColumnAndJapaneseTwo() {
    assertThat(Columns.of("network ACL")).isEqualTo(11);
    assertThat(Columns.of("ルーター")).isEqualTo(8);
    assertThat(Columns.of("VPC の、𠮷（）")).isEqualTo(14);
  }

  @Test
  void aTextIsFilledUpWithSpaces() {
    assertThat(Columns.pad("route", 8)).isEqualTo("route   ");
    assertThat(Columns.pad("ルート", 8)).isEqualTo("ルート  ");
  }

  @Test
  void aTextThatTakesMoreIsLeftAsItIs() {
    assertThat(Columns.pad("ルート", 4)).isEqualTo("ルート");
  }
}
