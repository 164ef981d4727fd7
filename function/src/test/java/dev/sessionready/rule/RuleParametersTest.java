package dev.sessionready.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionready.check.Severity;
import dev.sessionready.model.AgentVersion;
import dev.sessionready.subject.Expectations;
import dev.sessionready.subject.LoggingRequirement;
import dev.sessionready.subject.TagMatch;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleParametersTest {

  @Test
  void aRuleWithoutParametersHasTheDefaults() {
    assertThat(RuleParameters.parse(Map.of()))
        .isEqualTo(
            new RuleParameters(
                new Expectations(
                    "SSM-SessionManagerRunShell",
                    15,
                    null,
                    LoggingRequirement.NONE,
                    false,
                    false,
                    null),
                Severity.HIGH,
                ComplianceType.COMPLIANT,
                LiveStatus.DOUBTFUL,
                Locale.ENGLISH));
  }

  @Test
  void everyParameterIsRead() {
    Map<String, String> given =
        Map.ofEntries(
            Map.entry("sessionDocument", "Team.Shell_1"),
            Map.entry("failAt", "MEDIUM"),
            Map.entry("unverifiable", "NON_COMPLIANT"),
            Map.entry("graceMinutes", "30"),
            Map.entry("minAgentVersion", "3.3.40.0"),
            Map.entry("liveStatus", "always"),
            Map.entry("requireLogging", "both"),
            Map.entry("requireEncryption", "true"),
            Map.entry("excludeTag", "Team=lab=2"),
            Map.entry("evaluateStopped", "true"),
            Map.entry("language", "ja"));

    assertThat(given).hasSameSizeAs(RuleParameters.Name.values());

    assertThat(RuleParameters.parse(given))
        .isEqualTo(
            new RuleParameters(
                new Expectations(
                    "Team.Shell_1",
                    30,
                    AgentVersion.parse("3.3.40.0"),
                    LoggingRequirement.BOTH,
                    true,
                    true,
                    new TagMatch("Team", "lab=2")),
                Severity.MEDIUM,
                ComplianceType.NON_COMPLIANT,
                LiveStatus.ALWAYS,
                Locale.JAPANESE));
  }

  @ParameterizedTest
  @EnumSource
  void everySeverityMayBeTheOneToFailAt(Severity severity) {
    assertThat(RuleParameters.parse(Map.of("failAt", severity.name())).failAt())
        .isEqualTo(severity);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1440})
  void aGraceOfUpToADayIsTaken(int minutes) {
    assertThat(
            RuleParameters.parse(Map.of("graceMinutes", String.valueOf(minutes)))
                .expectations()
                .graceMinutes())
        .isEqualTo(minutes);
  }

  @Test
  void aDocumentNameMayBeAnArnAndAsShortOrLongAsSystemsManagerAllows() {
    String arn = "arn:aws:ssm:ap-northeast-1:123456789012:document/Shell";
    for (String name : new String[] {arn, "abc", "a".repeat(128)}) {
      assertThat(
              RuleParameters.parse(Map.of("sessionDocument", name))
                  .expectations()
                  .sessionDocument())
          .isEqualTo(name);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          sessionDocument | 'ab'           | the name of a session document; SSM-SessionManagerRunShell by default
          sessionDocument | ''             | the name of a session document; SSM-SessionManagerRunShell by default
          sessionDocument | 'My Shell'     | the name of a session document; SSM-SessionManagerRunShell by default
          failAt          | 'high'         | one of CRITICAL, HIGH, MEDIUM, LOW; HIGH by default
          failAt          | 'SEVERE'       | one of CRITICAL, HIGH, MEDIUM, LOW; HIGH by default
          failAt          | ''             | one of CRITICAL, HIGH, MEDIUM, LOW; HIGH by default
          unverifiable    | 'true'         | COMPLIANT or NON_COMPLIANT; COMPLIANT by default
          unverifiable    | 'NOT_APPLICABLE' | COMPLIANT or NON_COMPLIANT; COMPLIANT by default
          graceMinutes    | '1441'         | whole minutes from 0 to 1440; 15 by default
          graceMinutes    | '-1'           | whole minutes from 0 to 1440; 15 by default
          graceMinutes    | '1.5'          | whole minutes from 0 to 1440; 15 by default
          graceMinutes    | '15m'          | whole minutes from 0 to 1440; 15 by default
          graceMinutes    | '99999999999'  | whole minutes from 0 to 1440; 15 by default
          graceMinutes    | ''             | whole minutes from 0 to 1440; 15 by default
          minAgentVersion | '3'            | an agent version such as 3.3.987.0; AWS's own minimum by default
          minAgentVersion | 'latest'       | an agent version such as 3.3.987.0; AWS's own minimum by default
          minAgentVersion | '3.3.987.0.1'  | an agent version such as 3.3.987.0; AWS's own minimum by default
          minAgentVersion | '3.3.'         | an agent version such as 3.3.987.0; AWS's own minimum by default
          liveStatus      | 'DOUBTFUL'     | one of doubtful, always, never; doubtful by default
          requireLogging  | 'yes'          | one of none, cloudwatch, s3, any, both; none by default
          requireEncryption | 'TRUE'       | true or false; false by default
          excludeTag      | '=lab'         | the key of a tag, or key=value; none by default
          evaluateStopped | ''             | true or false; false by default
          language        | 'de'           | en or ja; en by default
          """)
  void aBadValueIsPublishedWithWhatWouldBeRight(String name, String value, String form) {
    assertRefused(
        Map.of(name, value),
        "Rule parameter '%s' is '%s'; it must be %s.".formatted(name, value, form));
  }

  @Test
  void aDocumentNameThatIsTooLongIsPublishedToo() {
    String name = "a".repeat(129);

    assertRefused(
        Map.of("sessionDocument", name),
        ("Rule parameter 'sessionDocument' is '%s'; it must be the name of a session document;"
                + " SSM-SessionManagerRunShell by default.")
            .formatted(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"requireSessionLogging", "failat", "", "FailAt"})
  void anUnknownNameIsPublishedWithAllThatAreValid(String name) {
    assertRefused(
        Map.of(name, "true", "graceMinutes", "15"),
        ("Unknown rule parameter '%s'; valid are sessionDocument, failAt, unverifiable,"
                + " graceMinutes, minAgentVersion, liveStatus, requireLogging, requireEncryption,"
                + " excludeTag, evaluateStopped, language.")
            .formatted(name));
  }

  @Test
  void ofSeveralUnknownNamesTheFirstInTheAlphabetIsPublishedBeforeAnyBadValue() {
    assertRefused(
        Map.of("zone", "a", "colour", "b", "failAt", "never"),
        "Unknown rule parameter 'colour'; valid are sessionDocument, failAt, unverifiable,"
            + " graceMinutes, minAgentVersion, liveStatus, requireLogging, requireEncryption,"
            + " excludeTag, evaluateStopped, language.");
  }

  private static void assertRefused(Map<String, String> given, String sentence) {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> RuleParameters.parse(given))
        .withMessage(sentence);
  }
}
