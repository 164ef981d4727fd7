package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.services.config.MaximumExecutionFrequency;
import software.amazon.awscdk.services.lambda.Architecture;

@Tag("template")
final class SettingsTest {

  private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:ops";
  private static final String KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  @Test
  void withoutAnySettingTheRuleSweepsDailyAndAlertsNobody() {
    Settings settings = Settings.from(Map.of());

    assertThat(settings.ruleName()).isEqualTo("session-manager-ready");
    assertThat(settings.sweepEvery()).isEqualTo(MaximumExecutionFrequency.TWENTY_FOUR_HOURS);
    assertThat(settings.functions().logRetentionDays()).isEqualTo(90);
    assertThat(settings.watchIam()).isFalse();
    assertThat(settings.alerts().emails()).isEmpty();
    assertThat(settings.alerts().topicArn()).isNull();
    assertThat(settings.alerts().keyArn()).isNull();
    assertThat(settings.functions().architecture()).isEqualTo(Architecture.X86_64);
    assertThat(settings.functions().reservedConcurrency()).isNull();
    assertThat(settings.alerts().quietHours()).isEqualTo(24);
    assertThat(settings.alerts().notifyRecovery()).isFalse();
    assertThat(settings.ruleParameters()).isEmpty();
  }

  @Test
  void whatIsSetInTheContextIsTaken() {
    Settings settings =
        Settings.from(
            Map.ofEntries(
                Map.entry("ruleName", "reachable"),
                Map.entry("sweepEvery", "Six_Hours"),
                Map.entry("logRetentionDays", "30"),
                Map.entry("email", "ops@example.org, dev@example.org"),
                Map.entry("topicArn", TOPIC),
                Map.entry("keyArn", KEY),
                Map.entry("architecture", "arm64"),
                Map.entry("reservedConcurrency", 5),
                Map.entry("watchIam", true),
                Map.entry("quietHours", 0),
                Map.entry("notifyRecovery", true),
                Map.entry("evaluateStopped", true),
                Map.entry("excludeTag", "Team=Lab=1"),
                Map.entry("failAt", "CRITICAL"),
                Map.entry("graceMinutes", "0"),
                Map.entry("language", "ja"),
                Map.entry("liveStatus", "always"),
                Map.entry("minAgentVersion", "3.3.40.0"),
                Map.entry("requireEncryption", "false"),
                Map.entry("requireLogging", "any"),
                Map.entry("sessionDocument", "Team-SessionPreferences"),
                Map.entry("unverifiable", "NON_COMPLIANT")));

    assertThat(settings.ruleName()).isEqualTo("reachable");
    assertThat(settings.sweepEvery()).isEqualTo(MaximumExecutionFrequency.SIX_HOURS);
    assertThat(settings.functions().logRetentionDays()).isEqualTo(30);
    assertThat(settings.watchIam()).isTrue();
    assertThat(settings.alerts().emails()).containsExactly("ops@example.org", "dev@example.org");
    assertThat(settings.alerts().topicArn()).isEqualTo(TOPIC);
    assertThat(settings.alerts().keyArn()).isEqualTo(KEY);
    assertThat(settings.functions().architecture()).isEqualTo(Architecture.ARM_64);
    assertThat(settings.functions().reservedConcurrency()).isEqualTo(5);
    assertThat(settings.alerts().quietHours()).isZero();
    assertThat(settings.alerts().notifyRecovery()).isTrue();
    assertThat(settings.ruleParameters())
        .containsExactly(
            Map.entry("evaluateStopped", "true"),
            Map.entry("excludeTag", "Team=Lab=1"),
            Map.entry("failAt", "CRITICAL"),
            Map.entry("graceMinutes", "0"),
            Map.entry("language", "ja"),
            Map.entry("liveStatus", "always"),
            Map.entry("minAgentVersion", "3.3.40.0"),
            Map.entry("requireEncryption", "false"),
            Map.entry("requireLogging", "any"),
            Map.entry("sessionDocument", "Team-SessionPreferences"),
            Map.entry("unverifiable", "NON_COMPLIANT"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"One_Hour", "Three_Hours", "Six_Hours", "Twelve_Hours", "TwentyFour_Hours"})
  void everyFrequencyOfAwsConfigIsKnownByItsName(String frequency) {
    String spelt = Settings.from(Map.of("sweepEvery", frequency)).sweepEvery().name();

    assertThat(spelt.replace("_", "")).isEqualToIgnoringCase(frequency.replace("_", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "architecture     | x86          | x86_64 or arm64",
        "email            | ops          | an e-mail address, or several with commas between",
        "email            | a@b c        | an e-mail address, or several with commas between",
        "email            | a@b,         | an e-mail address, or several with commas between",
        "keyArn           | alias/aws/sns | the ARN of a KMS key, not of an alias",
        "topicArn         | ops          | the ARN of an SNS topic that is not FIFO",
        "topicArn         | arn:aws:sns:eu-west-1:111122223333:ops.fifo | the ARN of an SNS topic that is not FIFO",
        "reservedConcurrency | 0         | a whole number from 1 to 1000",
        "reservedConcurrency | many      | a whole number from 1 to 1000",
        "failAt           | high         | one of CRITICAL, HIGH, MEDIUM, LOW",
        "graceMinutes     | 1441         | whole minutes from 0 to 1440",
        "graceMinutes     | -1           | whole minutes from 0 to 1440",
        "graceMinutes     | 1.5          | whole minutes from 0 to 1440",
        "graceMinutes     | 99999999999  | whole minutes from 0 to 1440",
        "evaluateStopped  | yes          | true or false",
        "excludeTag       | =Lab         | the key of a tag, or key=value",
        "language         | fr           | en or ja",
        "liveStatus       | sometimes    | one of doubtful, always, never",
        "minAgentVersion  | 3            | an agent version such as 3.3.987.0",
        "minAgentVersion  | 3.3.40.x     | an agent version such as 3.3.987.0",
        "notifyRecovery   | yes          | true or false",
        "quietHours       | 8761         | whole hours from 0 to 8760",
        "quietHours       | 1.5          | whole hours from 0 to 8760",
        "requireEncryption | TRUE        | true or false",
        "requireLogging   | all          | one of none, cloudwatch, s3, any, both",
        "ruleName         | two words    | 1 to 128 letters, digits, hyphens or underscores",
        "ruleName         | ``           | 1 to 128 letters, digits, hyphens or underscores",
        "sessionDocument  | a            | the name of a session document",
        "sessionDocument  | a b c        | the name of a session document",
        "sweepEvery       | weekly       | one of One_Hour, Three_Hours, Six_Hours, Twelve_Hours, TwentyFour_Hours",
        "unverifiable     | UNKNOWN      | COMPLIANT or NON_COMPLIANT",
        "watchIam         | yes          | true or false",
        "logRetentionDays | 91           | one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
      })
  void aBadValueIsRefusedWithWhatWouldBeValid(String key, String value, String valid) {
    assertThatThrownBy(() -> Settings.from(Map.of(key, value)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("The context sets %s to \"%s\"; it must be %s.", key, value, valid);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quiet-hours", "rule-name", "fail-At", "e-mail", "quiet hours"})
  void aKeyThatTheCdkWouldNotUseIsRefusedHoweverItIsSpelt(String key) {
    assertThatThrownBy(() -> Settings.from(Map.of(key, "6")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith(
            "The context sets %s, which this app does not know; it knows ", key);
  }

  @Test
  void aMisspeltKeyIsRefusedWithTheKeysThatAreKnown() {
    assertThatThrownBy(() -> Settings.from(Map.of("emial", "ops@example.org")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "The context sets emial, which this app does not know; it knows"
                + " architecture, email, evaluateStopped, excludeTag, failAt, graceMinutes, keyArn,"
                + " language, liveStatus, logRetentionDays, minAgentVersion, notifyRecovery,"
                + " quietHours, report, requireEncryption, requireLogging, reservedConcurrency,"
                + " ruleName,"
                + " sessionDocument, sweepEvery, topicArn, unverifiable, watchIam.");
  }

  @Test
  void everySettingHasItsRowOnThePageOfParameters() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "parameters.md"));
    String sentence =
        String.valueOf(catchThrowable(() -> Settings.from(Map.of("emial", ""))).getMessage());
    String known = sentence.substring(sentence.indexOf("it knows ") + "it knows ".length());

    assertThat(known.replace(".", "").split(", ", -1))
        .hasSizeGreaterThan(20)
        .allMatch(key -> page.contains("\n| `%s` | ".formatted(key)));
  }

  @Test
  void aListIsNoValue() {
    App app = App.Builder.create().context(Map.of("failAt", List.of("HIGH"))).build();

    assertThatThrownBy(() -> Settings.from(RuleApp.context(app)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageEndingWith("it must be one of CRITICAL, HIGH, MEDIUM, LOW.");
  }

  @Test
  void theContextsOfTheAppAndOfCdkJsonAreRead() {
    Map<String, Object> context = Synthesis.contextOfCdkJson();
    context.putAll(
        Map.of(
            "aws:cdk:bundling-stacks", "**",
            "acknowledged-issue-numbers", "34892",
            "cli-telemetry", false,
            "availability-zones:account=123456789012:region=eu-west-1", "eu-west-1a",
            "graceMinutes", 15));

    Settings settings =
        Settings.from(RuleApp.context(App.Builder.create().context(context).build()));

    assertThat(settings.ruleParameters()).containsExactly(Map.entry("graceMinutes", "15"));
  }
}
