package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.Parsed;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.SessionPreferences.CloudWatchLogging;
import dev.sessionready.model.SessionPreferences.Limits;
import dev.sessionready.model.SessionPreferences.RunAs;
import dev.sessionready.model.SessionPreferences.S3Logging;
import dev.sessionready.model.SessionPreferences.ShellProfile;
import dev.sessionready.model.SessionPreferences.TextFlag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesReaderTest {

  @Test
  void everySettingOfADocumentIsRead() {
    String document =
        """
        {
          "schemaVersion": "1.0",
          "description": "Document to hold regional settings for Session Manager",
          "sessionType": "Standard_Stream",
          "inputs": {
            "s3BucketName": "session-logs",
            "s3KeyPrefix": "ssm",
            "s3EncryptionEnabled": true,
            "cloudWatchLogGroupName": "/session/logs",
            "cloudWatchEncryptionEnabled": true,
            "cloudWatchStreamingEnabled": true,
            "kmsKeyId": "alias/session",
            "runAsEnabled": true,
            "runAsDefaultUser": "ops",
            "idleSessionTimeout": "30",
            "maxSessionDuration": "60",
            "shellProfile": {"windows": "cd C:/", "linux": "cd ~"}
          }
        }
        """;

    assertThat(read(document))
        .isEqualTo(
            Parsed.read(
                new SessionPreferences(
                    "Standard_Stream",
                    new S3Logging("session-logs", "ssm", true),
                    new CloudWatchLogging("/session/logs", true, true),
                    "alias/session",
                    new RunAs(true, "ops"),
                    new Limits("30", "60"),
                    new ShellProfile("cd C:/", "cd ~"),
                    List.of())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schemaVersion\":\"1.0\",\"sessionType\":\"Standard_Stream\"}",
        "{\"schemaVersion\":\"1.0\",\"sessionType\":\"Standard_Stream\",\"inputs\":{}}",
        "{\"schemaVersion\":\"1.0\",\"sessionType\":\"Standard_Stream\",\"inputs\":null}",
        "{\"schemaVersion\":1.0,\"sessionType\":\"Standard_Stream\",\"inputs\":{}}",
        "{\"schemaVersion\":\"1.0\",\"sessionType\":\"Standard_Stream\",\"inputs\":{"
            + "\"s3BucketName\":null,\"s3EncryptionEnabled\":null,"
            + "\"cloudWatchStreamingEnabled\":null,\"shellProfile\":{\"linux\":null}}}",
        "{\"schemaVersion\":\"1.0\",\"sessionType\":\"Standard_Stream\",\"inputs\":{"
            + "\"somethingNew\":[1]},\"parameters\":{}}"
      })
  void whatADocumentLeavesOutIsOff(String document) {
    assertThat(read(document)).isEqualTo(Parsed.read(SessionPreferences.DEFAULTS));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"InteractiveCommands", "NonInteractiveCommands", "Port"})
  void everyTypeOfSessionIsTaken(String sessionType) {
    Parsed<SessionPreferences> parsed =
        read("{\"schemaVersion\":\"1.0\",\"sessionType\":\"%s\"}".formatted(sessionType));

    assertThat(parsed)
        .isInstanceOfSatisfying(
            Parsed.Read.class,
            read ->
                assertThat(((SessionPreferences) read.value()).sessionType())
                    .isEqualTo(sessionType));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "s3EncryptionEnabled,         true,      true",
    "s3EncryptionEnabled,         false,     false",
    "s3EncryptionEnabled,         '\"true\"',  true",
    "s3EncryptionEnabled,         '\"false\"', false",
    "cloudWatchEncryptionEnabled, true,      true",
    "cloudWatchEncryptionEnabled, '\"true\"',  true",
    "cloudWatchEncryptionEnabled, '\"false\"', false",
    "runAsEnabled,                true,      true",
    "runAsEnabled,                '\"true\"',  true",
    "runAsEnabled,                '\"false\"', false",
    "runAsEnabled,                '\"1\"',     true",
    "runAsEnabled,                '\"t\"',     true",
    "runAsEnabled,                '\"T\"',     true",
    "runAsEnabled,                '\"TRUE\"',  true",
    "s3EncryptionEnabled,         '\"True\"',  true",
    "s3EncryptionEnabled,         '\"0\"',     false",
    "s3EncryptionEnabled,         '\"f\"',     false",
    "s3EncryptionEnabled,         '\"F\"',     false",
    "s3EncryptionEnabled,         '\"FALSE\"', false",
    "s3EncryptionEnabled,         '\"False\"', false",
    "cloudWatchEncryptionEnabled, '\"\"',      false",
    "cloudWatchStreamingEnabled,  true,      true",
    "cloudWatchStreamingEnabled,  false,     false"
  })
  void aFlagIsReadWhetherBareOrQuoted(String name, String value, boolean expected) {
    SessionPreferences off = SessionPreferences.DEFAULTS;
    SessionPreferences set =
        new SessionPreferences(
            off.sessionType(),
            new S3Logging("", "", expected && name.equals("s3EncryptionEnabled")),
            new CloudWatchLogging(
                "",
                expected && name.equals("cloudWatchEncryptionEnabled"),
                expected && name.equals("cloudWatchStreamingEnabled")),
            "",
            new RunAs(expected && name.equals("runAsEnabled"), ""),
            off.limits(),
            off.shellProfile(),
            value.startsWith("\"")
                ? List.of(new TextFlag(name, value.replace("\"", ""), expected))
                : List.of());

    assertThat(read(withInput(name, value))).isEqualTo(Parsed.read(set));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cloudWatchStreamingEnabled  | "true"   | the text "true" stands where true or false is needed  | true
          cloudWatchStreamingEnabled  | ""       | the text "" stands where true or false is needed      | false
          cloudWatchStreamingEnabled  | 1        | the number 1 stands where true or false is needed     | true
          s3EncryptionEnabled         | "yes"    | the text "yes" stands where true or false is needed   | true
          s3EncryptionEnabled         | "tRUE"   | the text "tRUE" stands where true or false is needed  | false
          runAsEnabled                | 0        | the number 0 stands where true or false is needed     | false
          runAsEnabled                | {}       | an object stands where true or false is needed        | false
          s3BucketName                | true     | true stands where text is needed                      |
          s3KeyPrefix                 | 2026     | the number 2026 stands where text is needed           | "2026"
          cloudWatchLogGroupName      | ["/a"]   | a list stands where text is needed                    |
          shellProfile                | "cd ~"   | the text "cd ~" stands where an object is needed      |
          """)
  void aSettingOfTheWrongTypeIsMalformed(
      String name, String value, String cause, @Nullable String instead) {
    assertThat(read(withInput(name, value)))
        .isEqualTo(Parsed.malformed("inputs." + name, cause, instead));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "60"     | 60
          60       | 60
          "1 hour" | 1 hour
          true     | true
          [60]     | [60]
          null     | ''
          """)
  void minutesAreKeptWhateverTheyAreBecauseTheAgentDoesNotReadThem(String value, String kept) {
    assertThat(read(withInput("maxSessionDuration", value)))
        .isInstanceOfSatisfying(
            Parsed.Read.class,
            read ->
                assertThat(((SessionPreferences) read.value()).limits().maxSessionDuration())
                    .isEqualTo(kept));
  }

  @Test
  void aPlaceDeepInTheDocumentIsNamed() {
    assertThat(read(withInput("shellProfile", "{\"linux\": 1}")))
        .isEqualTo(
            Parsed.malformed(
                "inputs.shellProfile.linux", "the number 1 stands where text is needed", "\"1\""));
  }

  @ParameterizedTest(name = "{index}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                            | line 1        | there is nothing where a JSON object is needed
          schemaVersion: '1.0'                          | line 1        | this cannot be read as JSON: Unrecognized token 'schemaVersion': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
          []                                            | line 1        | a list stands where an object is needed
          {"sessionType":"Port"}                        | line 1        | the field "schemaVersion" is missing
          {"schemaVersion":"1.0"}                       | line 1        | the field "sessionType" is missing
          {"schemaVersion":"2.2","sessionType":"Port"}  | schemaVersion | "2.2" is not a version of session documents: only "1.0" is
          {"schemaVersion":2,"sessionType":"Port"}      | schemaVersion | 2 is not a version of session documents: only "1.0" is
          {"schemaVersion":null,"sessionType":"Port"}   | schemaVersion | null stands where text is needed
          {"schemaVersion":"1.0","sessionType":"Shell"} | sessionType   | "Shell" is none of Standard_Stream, InteractiveCommands, NonInteractiveCommands, Port
          {"schemaVersion":"1.0","sessionType":"Port"   | line 1        | the text ends before its last bracket; perhaps it was cut off
          """)
  void aTextThatIsNoSessionDocumentIsMalformed(String text, String place, String cause) {
    @Nullable String instead =
        switch (place) {
          case "schemaVersion" -> "\"1.0\"";
          case "sessionType" -> "\"Standard_Stream\"";
          default -> null;
        };

    assertThat(read(text)).isEqualTo(Parsed.malformed(place, cause, instead));
  }

  private static String withInput(String name, String value) {
    return """
    {"schemaVersion": "1.0", "sessionType": "Standard_Stream", "inputs": {"%s": %s}}
    """
        .formatted(name, value);
  }

  private static Parsed<SessionPreferences> read(String text) {
    return new JsonDocuments().sessionPreferences(text);
  }
}
