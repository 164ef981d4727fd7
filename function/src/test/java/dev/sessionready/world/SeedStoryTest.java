package dev.sessionready.world;

import static dev.sessionready.json.Golden.assertThatText;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.assess.Assessment;
import dev.sessionready.assess.Finding;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.report.Annotation;
import dev.sessionready.report.Messages;
import dev.sessionready.report.TextReport;
import dev.sessionready.rule.Judgement;
import dev.sessionready.rule.Parameters;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The set-up that the check list grew from, in the three states that its author tells of: an
 * instance in a private subnet without NAT, logs to S3 under the AWS managed key and to CloudWatch
 * Logs under a customer managed key. He saw no error on the black screen, so nothing in his
 * preferences demands encryption, which would have ended it with one.
 */
class SeedStoryTest {

  private static final Messages ENGLISH = Messages.english();
  private static final Messages JAPANESE = new Messages(Locale.JAPANESE);

  private static final String NO_LOGS_ENDPOINT = "seed-no-logs-endpoint";
  private static final String EMPTY_STREAM = "seed-empty-stream";
  private static final String ALL_RIGHT = "seed-all-right";

  @ParameterizedTest
  @CsvSource({
    NO_LOGS_ENDPOINT + ", en",
    NO_LOGS_ENDPOINT + ", ja",
    EMPTY_STREAM + ", en",
    EMPTY_STREAM + ", ja",
    ALL_RIGHT + ", en",
    ALL_RIGHT + ", ja"
  })
  void theReportIsToldWhole(String story, String language) {
    assertThatText(report(story, new Messages(Locale.of(language))))
        .isTheFile("golden/%s.%s.txt".formatted(story, language));
  }

  @Test
  void withoutTheEndpointForLogsTheMissingEndpointIsTheOneCause() {
    assertThat(assessment(NO_LOGS_ENDPOINT).causes(Severity.HIGH))
        .extracting(Finding::id)
        .containsExactly("endpoint-present");
    assertThat(annotation(NO_LOGS_ENDPOINT, ENGLISH))
        .startsWith("endpoint-present: no way to logs from vpc-app: no endpoint there");
    assertThat(annotation(NO_LOGS_ENDPOINT, JAPANESE))
        .startsWith("endpoint-present: ")
        .containsPattern("\\blogs\\b")
        .contains("エンドポイント", "vpc-app");
  }

  @Test
  void withoutTheEndpointForLogsTheScreenStaysBlackWithoutAnError() {
    assertThat(cause(NO_LOGS_ENDPOINT).seen()).isEqualTo(Symptom.BLACK_SCREEN.text());
    assertThat(report(NO_LOGS_ENDPOINT, ENGLISH))
        .contains("black screen without a prompt", "no error says so")
        .contains("--service-name com.amazonaws.ap-northeast-1.logs");
    assertThat(report(NO_LOGS_ENDPOINT, JAPANESE))
        .contains("プロンプトが表示されない黒い画面", "エラー文")
        .contains("--service-name com.amazonaws.ap-northeast-1.logs");
  }

  @Test
  void aKeyThatDoesNotAdmitCloudWatchLogsIsTheOneCauseOfAnEmptyStream() {
    assertThat(assessment(EMPTY_STREAM).causes(Severity.HIGH))
        .extracting(Finding::id)
        .containsExactly("logs-key-policy");
    assertThat(annotation(EMPTY_STREAM, ENGLISH))
        .startsWith("logs-key-policy: key logs of log group /session-manager/shell does not admit")
        .contains("logs.ap-northeast-1.amazonaws.com");
    assertThat(annotation(EMPTY_STREAM, JAPANESE))
        .startsWith("logs-key-policy: ")
        .contains("/session-manager/shell", "logs.ap-northeast-1.amazonaws.com");
  }

  @Test
  void aKeyThatDoesNotAdmitCloudWatchLogsLetsSessionsConnectAndLeavesTheStreamEmpty() {
    assertThat(cause(EMPTY_STREAM).seen()).isEqualTo(Symptom.EMPTY_STREAM.text());
    assertThat(report(EMPTY_STREAM, ENGLISH))
        .contains("Sessions work; their log stream exists and stays empty")
        .contains("\"Principal\":{\"Service\":\"logs.ap-northeast-1.amazonaws.com\"}");
    assertThat(report(EMPTY_STREAM, JAPANESE))
        .contains("接続はできる", "ログストリームはあるものの、中身が空")
        .contains("\"Principal\":{\"Service\":\"logs.ap-northeast-1.amazonaws.com\"}");
  }

  @Test
  void withTheEndpointAndTheKeyPolicyTheInstanceIsReady() {
    assertThat(judgement(ALL_RIGHT).heading()).isEqualTo("COMPLIANT");
    assertThat(assessment(ALL_RIGHT).causes(Severity.MEDIUM)).isEmpty();
    assertThat(report(ALL_RIGHT, ENGLISH)).startsWith("i-web (web)  COMPLIANT\n");
    assertThat(report(ALL_RIGHT, JAPANESE)).startsWith("i-web (web)  COMPLIANT\n");
  }

  @Test
  void theOtherTwoAreNotReady() {
    assertThat(judgement(NO_LOGS_ENDPOINT).heading()).isEqualTo("NON_COMPLIANT");
    assertThat(judgement(EMPTY_STREAM).heading()).isEqualTo("NON_COMPLIANT");
  }

  private static String report(String story, Messages messages) {
    Judgement judgement = judgement(story);
    return new TextReport(messages)
        .of(judgement.assessment(), judgement.heading(), Parameters.DEFAULTS.failAt());
  }

  private static String annotation(String story, Messages messages) {
    return new Annotation(messages).of(assessment(story), Parameters.DEFAULTS.failAt());
  }

  private static Verdict.Fail cause(String story) {
    return (Verdict.Fail) assessment(story).causes(Severity.HIGH).getFirst().verdict();
  }

  private static Judgement judgement(String story) {
    return Judgement.of(assessment(story), Parameters.DEFAULTS);
  }

  private static Assessment assessment(String story) {
    return World.of(World.RESOURCES.resolve("worlds").resolve(story).resolve("snapshot.json"))
        .assess()
        .getFirst();
  }
}
