package dev.sessionready.rule;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is said of input that cannot be used. */
class BadInputTest {

  @Test
  void aSentenceIsOneLineWhateverItQuotes() {
    assertThat(new BadInput("x\ny\u001b[31m: it is no id."))
        .hasMessage("x\\ny\\u001b[31m: it is no id.");
  }

  @Test
  void aLongQuotationKeepsItsBeginningAndTheEndOfTheSentence() {
    String message =
        "file: \"" + "v".repeat(5_000) + "\" is no region; name one such as eu-west-1.";

    assertThat(new BadInput(message).getMessage())
        .hasSizeLessThan(1_200)
        .startsWith("file: \"vvv")
        .contains("v … v")
        .endsWith("v\" is no region; name one such as eu-west-1.");
  }

  @Test
  void whatFitsIsSaidWhole() {
    String message = "v".repeat(1_200);

    assertThat(new BadInput(message)).hasMessage(message);
  }

  @Test
  void aCharacterOfTwoHalvesIsNotCutInTwo() {
    for (String before : new String[] {"", "v"}) {
      String cut = requireNonNull(new BadInput(before + "\ud83d\ude00".repeat(2_000)).getMessage());

      assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
          .isEqualTo(cut);
    }
  }
}
