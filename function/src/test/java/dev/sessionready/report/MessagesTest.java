package dev.sessionready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

  private final Messages english = Messages.english();

  @Test
  void aWordIsTheSameInEveryLanguage() {
    assertThat(english.say(Text.word("it's {0} o'clock"))).isEqualTo("it's {0} o'clock");
  }

  @Test
  void whatIsListedStandsWithCommasBetween() {
    assertThat(english.say(Text.list(List.of("ssm", "logs", "s3")))).isEqualTo("ssm, logs, s3");
    assertThat(english.say(Text.list(List.of()))).isEmpty();
  }

  @Test
  void aSentenceMayStandInASentence() {
    Text refused =
        Text.message(
            "core-actions.refused",
            "Web",
            List.of("ssm:A", "ssm:B"),
            Text.message("refusal.explicit", "1", "guard"));

    assertThat(english.say(refused))
        .isEqualTo("role Web may not do ssm:A, ssm:B: statement 1 of guard denies it");
  }

  @Test
  void whatStandsInAPlaceIsNeverReadAsAPattern() {
    assertThat(english.say("vpc-dns.off", "{1}", "'{0}'", "ssm"))
        .isEqualTo("VPC {1} has '{0}' off, so the names for ssm lead nowhere");
  }

  @Test
  void aLanguageThatIsNotOursIsAnsweredInEnglish() {
    assertThat(new Messages(Locale.of("tlh")).say("report.explained"))
        .isEqualTo(english.say("report.explained"));
  }

  @Test
  void aSentenceThatDoesNotExistIsADefectThatNamesIt() {
    assertThatExceptionOfType(MissingResourceException.class)
        .isThrownBy(() -> english.say("no.such.key"))
        .satisfies(missing -> assertThat(missing.getKey()).isEqualTo("no.such.key"));
  }

  @ParameterizedTest
  @EnumSource
  void everySymptomIsASentence(Symptom symptom) {
    assertThat(english.say(symptom.text())).matches("[A-Z].*\\.");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everySentenceFillsItsPlacesAndSpoilsNoNotification(String key) {
    Object[] places = IntStream.range(0, 10).mapToObj(number -> "place-" + number).toArray();
    String pattern = bundle().getString(key);

    String said = english.say(key, places);

    assertThat(said).doesNotContain("\"", "\\", "<", ">", "`", "{", "}", "\n");
    assertThat(Arrays.stream(places).map(Object::toString).filter(said::contains))
        .hasSize((int) IntStream.range(0, 10).filter(n -> pattern.contains("{" + n)).count());
  }

  static Stream<String> keys() {
    return bundle().keySet().stream().sorted();
  }

  private static ResourceBundle bundle() {
    return ResourceBundle.getBundle("dev.sessionready.report.messages", Locale.ROOT);
  }
}
