package dev.sessionready.world;

import static dev.sessionready.json.Golden.assertThatText;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Finding;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.report.Annotation;
import dev.sessionready.report.Messages;
import dev.sessionready.report.TextReport;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RuleParameters;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The set-up that the check list grew from, in the three states that its author says of: an
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
  void theReportIsPublishedWhole(String alert, String language) {
    assertThatText(report(alert, new Messages(Locale.of(language))))
        .isTheFile("golden/%s.%s.txt".formatted(alert, language));
  }

  @Test
  void withoutTheEndpointForLogsTheMissingEndpointIsTheOneCause() {
    assertThat(assessment(NO_LOGS_ENDPOINT).causes(Severity.HIGH))
        .extracting(Finding::id)
        .containsExactly("endpoint-present");
    assertThat(annotation(NO_LOGS_ENDPOINT, ENGLISH))
        .startsWith("endpoint-present: no network path to logs from vpc-app: no endpoint there");
    assertThat(annotation(NO_LOGS_ENDPOINT, JAPANESE))
        .startsWith("endpoint-present: ")
        .containsPattern("\\blogs\\b")
        .contains("エンドポイント", "vpc-app");
  }

  @Test
  void withoutTheEndpointForLogsTheScreenStaysBlackWithoutAnError() {
    assertThat(cause(NO_LOGS_ENDPOINT).symptom()).isEqualTo(Symptom.BLACK_SCREEN.text());
    assertThat(report(NO_LOGS_ENDPOINT, ENGLISH))
        .contains("black screen without a prompt", "no error says so")
        .contains("--service-name com.amazonaws.ap-northeast-1.logs");
    assertThat(report(NO_LOGS_ENDPOINT, JAPANESE))
        .contains("プロンプトが表示されない黒い画面", "エラー文")
        .contains("--service-name com.amazonaws.ap-northeast-1.logs");
  }

  @Test
  void aKeyThatDoesNotAllowCloudWatchLogsIsTheOneCauseOfAnEmptyStream() {
    assertThat(assessment(EMPTY_STREAM).causes(Severity.HIGH))
        .extracting(Finding::id)
        .containsExactly("logs-key-policy");
    assertThat(annotation(EMPTY_STREAM, ENGLISH))
        .startsWith("logs-key-policy: key logs of log group /session-manager/shell does not allow")
        .contains("logs.ap-northeast-1.amazonaws.com");
    assertThat(annotation(EMPTY_STREAM, JAPANESE))
        .startsWith("logs-key-policy: ")
        .contains("/session-manager/shell", "logs.ap-northeast-1.amazonaws.com");
  }

  @Test
  void aKeyThatDoesNotAllowCloudWatchLogsLetsSessionsConnectAndLeavesTheStreamEmpty() {
    assertThat(cause(EMPTY_STREAM).symptom()).isEqualTo(Symptom.EMPTY_STREAM.text());
    assertThat(report(EMPTY_STREAM, ENGLISH))
        .contains("Sessions work; their log stream exists and stays empty")
        .contains("\"Principal\":{\"Service\":\"logs.ap-northeast-1.amazonaws.com\"}");
    assertThat(report(EMPTY_STREAM, JAPANESE))
        .contains("接続はできる", "ログストリームはあるものの、中身が空")
        .contains("\"Principal\":{\"Service\":\"logs.ap-northeast-1.amazonaws.com\"}");
  }

  @Test
  void withTheEndpointAndTheKeyPolicyTheInstanceIsReady() {
    assertThat(decision(ALL_RIGHT).heading()).isEqualTo("COMPLIANT");
    assertThat(assessment(ALL_RIGHT).causes(Severity.MEDIUM)).isEmpty();
    assertThat(report(ALL_RIGHT, ENGLISH)).startsWith("i-web (web)  COMPLIANT\n");
    assertThat(report(ALL_RIGHT, JAPANESE)).startsWith("i-web (web)  COMPLIANT\n");
  }

  @Test
  void theOtherTwoAreNotReady() {
    assertThat(decision(NO_LOGS_ENDPOINT).heading()).isEqualTo("NON_COMPLIANT");
    assertThat(decision(EMPTY_STREAM).heading()).isEqualTo("NON_COMPLIANT");
  }

  private static String report(String alert, Messages messages) {
    ComplianceDecision decision = decision(alert);
    return new TextReport(messages)
        .of(decision.assessment(), decision.heading(), RuleParameters.DEFAULTS.failAt());
  }

  private static String annotation(String alert, Messages messages) {
    return new Annotation(messages).of(assessment(alert), RuleParameters.DEFAULTS.failAt());
  }

  private static Verdict.Fail cause(String alert) {
    return (Verdict.Fail) assessment(alert).causes(Severity.HIGH).getFirst().verdict();
  }

  private static ComplianceDecision decision(String alert) {
    return ComplianceDecision.of(assessment(alert), RuleParameters.DEFAULTS);
  }

  private static Assessment assessment(String alert) {
    return World.of(World.RESOURCES.resolve("worlds").resolve(alert).resolve("snapshot.json"))
        .assess()
        .getFirst();
  }
}
