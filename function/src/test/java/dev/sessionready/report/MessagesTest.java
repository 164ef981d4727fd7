package dev.sessionready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionready.check.Catalogue;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.rule.Assessments.RoadOpen;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

  private static final String EXPLAINED = "explained by the finding above";

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
  void aSentenceThatIsNotThereIsMissedEachTime() {
    for (int time = 0; time < 2; time++) {
      assertThatExceptionOfType(MissingResourceException.class)
          .isThrownBy(() -> english.say("no.such-key"));
    }
    assertThat(english.say("list.comma")).isEqualTo(", ").isEqualTo(english.say("list.comma"));
  }

  @Test
  void aSentenceMayStandInASentence() {
    Text refused =
        Text.message(
            "core-actions.refused",
            "Web",
            List.of("ssm:A", "ssm:B"),
            Text.message("deny-reason.explicit", "1", "guard"));

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

  @Test
  void theTagOfALanguageMayNameItsCountry() {
    assertThat(Messages.in("ja-JP").say("report.explained")).isEqualTo("上記の原因による");
  }

  @Test
  void listsStandAsTheLanguageWritesThem() {
    assertThat(Messages.in("ja").say(Text.list(List.of("ssm", "logs", "s3"))))
        .isEqualTo("ssm、logs、s3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja", "tlh"})
  void whatLanguageTheMachineSpeaksDoesNotContent(String machine) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of(machine));
      // Else bundles that were found under another default would answer.
      ResourceBundle.clearCache();

      assertThat(Messages.english().say("report.explained")).isEqualTo(EXPLAINED);
      assertThat(Messages.in("en").say("report.explained")).isEqualTo(EXPLAINED);
      assertThat(Messages.in("en-GB").say("report.explained")).isEqualTo(EXPLAINED);
      assertThat(Messages.in("fr").say("report.explained")).isEqualTo(EXPLAINED);
      assertThat(Messages.in("ja").say("report.explained")).isEqualTo("上記の原因による");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aCheckIsPublishedInTheWordsOfTheBundleAndElseInThoseOfItsInfo() {
    CheckInfo known = Catalogue.info(Catalogue.load().find("vpc-dns").orElseThrow());
    CheckInfo unknown = Catalogue.info(RoadOpen.class);
    Messages japanese = Messages.in("ja");

    assertThat(japanese.title(known)).isEqualTo("VPC の DNS サポートと DNS ホストネームが有効になっている");
    assertThat(japanese.why(known)).startsWith("インターフェイスエンドポイントのプライベート DNS と");
    assertThat(japanese.title(unknown)).isEqualTo(unknown.title());
    assertThat(japanese.why(unknown)).isEqualTo(unknown.why());
    assertThat(english.title(known)).isEqualTo(known.title());
    assertThat(english.why(known)).isEqualTo(known.why());
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void everySentenceFillsItsPlacesAndSpoilsNoNotification(Bundle bundle, String key) {
    Object[] places = IntStream.range(0, 10).mapToObj(number -> "place-" + number).toArray();

    String said = bundle.messages().say(key, places);

    assertThat(said).doesNotContain("\"", "\\", "<", ">", "`", "{", "}", "\n");
    assertThat(Arrays.stream(places).map(Object::toString).filter(said::contains))
        .hasSize(bundle.places(key).size());
  }

  static Stream<Arguments> sentences() {
    return Stream.of(Bundle.ENGLISH, Bundle.JAPANESE)
        .flatMap(bundle -> bundle.keys().stream().map(key -> Arguments.of(bundle, key)));
  }
}
