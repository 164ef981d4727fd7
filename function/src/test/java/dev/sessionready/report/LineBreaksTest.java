package dev.sessionready.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineBreaksTest {

  private static final LineBreaks ENGLISH = new LineBreaks(Locale.ROOT);
  private static final LineBreaks JAPANESE = new LineBreaks(Locale.JAPANESE);

  private static final List<String> WORDS =
      List.of(
          "sg-0a1d9f0c5e2b47053",
          "arn:aws:kms:ap-northeast-1:111122223333:key/7d1f3a52",
          " (tcp 443) ",
          "セキュリティグループ",
          "ルーター",
          "の権限がない",
          "「許可」",
          "、",
          "。",
          "野𠮷家");

  @Test
  void whatFitsIsLeftAsItIs() {
    assertThat(ENGLISH.cut("just fits", 9, " ...")).isEqualTo("just fits");
    assertThat(JAPANESE.cut("収まる", 3, "…")).isEqualTo("収まる");
  }

  @Test
  void anEnglishTextIsCutAtASpace() {
    assertThat(ENGLISH.cut("the key of sg-0a1d9f0c is gone", 24, " ..."))
        .isEqualTo("the key of ...");
    assertThat(ENGLISH.cut("the key of sg-0a1d9f0c is gone", 26, " ..."))
        .isEqualTo("the key of sg-0a1d9f0c ...");
  }

  @Test
  void aJapaneseTextIsCutBetweenItsCharacters() {
    assertThat(JAPANESE.cut("キーポリシーが許可していない", 9, "…")).isEqualTo("キーポリシーが許…");
  }

  @Test
  void noLineBeginsWithWhatMustNotStandThere() {
    assertThat(JAPANESE.cut("ルートがない。以上", 7, "…")).isEqualTo("ルートがな…");
    assertThat(JAPANESE.cut("ルーターを通る", 3, "…")).isEqualTo("ルー…");
  }

  @Test
  void anIdIsKeptWholeOrLeftOut() {
    assertThat(JAPANESE.cut("ロールsg-0a1d9f0cの権限がない", 12, "…")).isEqualTo("ロール…");
    assertThat(JAPANESE.cut("ロールsg-0a1d9f0cの権限がない", 15, "…")).isEqualTo("ロールsg-0a1d9f0c…");
    assertThat(JAPANESE.cut("logs、kms:DescribeKey の権限", 12, "…")).isEqualTo("logs、…");
  }

  @Test
  void aSurrogatePairIsNeverParted() {
    assertThat(JAPANESE.cut("野𠮷野家", 3, "…")).isEqualTo("野…");
    assertThat(JAPANESE.cut("xx𠮷𠮷𠮷", 4, "…")).isEqualTo("xx…");
  }

  @Test
  void aWordThatFitsNowhereIsPartedAllTheSame() {
    assertThat(ENGLISH.cut("x".repeat(20), 10, " ...")).isEqualTo("xxxxxx ...");
  }

  @Test
  void aSurrogatePairThatFitsNowhereIsLeftOut() {
    assertThat(ENGLISH.cut("𝐀𝐀𝐀", 4, "…")).isEqualTo("𝐀…");
  }

  @Test
  void aCutLosesNoMoreThanTheWordThatDidNotFit() {
    texts()
        .forEach(text ->
            IntStream.rangeClosed(60, 90)
                .forEach(limit -> assertCut(text, limit, JAPANESE.cut(text, limit, "…"))));
  }

  private static void assertCut(String text, int limit, String cut) {
    if (text.length() <= limit) {
      assertThat(cut).isEqualTo(text);
      return;
    }
    assertThat(cut).endsWith("…").hasSizeLessThanOrEqualTo(limit);
    String kept = cut.substring(0, cut.length() - 1);
    assertThat(text).startsWith(kept);
    assertThat(cut.length() + Japanese.unit(text, kept.length()))
        .as("%s in %s", cut, text)
        .isGreaterThan(limit);
  }

  private static Stream<String> texts() {
    Random chance = new Random(20_261_120);
    return IntStream.range(0, 300)
        .mapToObj(_ ->
            IntStream.range(0, 4 + chance.nextInt(20))
                .mapToObj(_ -> WORDS.get(chance.nextInt(WORDS.size())))
                .collect(Collectors.joining()));
  }
}
