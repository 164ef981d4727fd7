package dev.sessionready.cli;

import static dev.sessionready.json.Golden.assertThatText;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DemoCommandTest {

  @Test
  void theDemoShowsWhatTheConsoleWouldShow() {
    CommandLineRun run = CommandLineRun.of("demo");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThatText(run.out()).isTheFile("golden/demo.txt");
  }

  @Test
  void theEmptyStreamTouchesEveryInstance() {
    CommandLineRun run = CommandLineRun.of("demo", "empty-stream");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThatText(run.out()).isTheFile("golden/demo-empty-stream.txt");
  }

  @Test
  void asJsonItHoldsAFindingOfEveryCheckForEveryInstance() {
    CommandLineRun run = CommandLineRun.of("demo", "--format", "json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.findings())
        .hasSize(run.evaluations().size() * Catalogue.load().checks().size())
        .allSatisfy(finding ->
            assertThat(finding.propertyNames())
                .contains(
                    "instance", "check", "severity", "verdict", "evidence", "resources", "fix"));
  }

  @ParameterizedTest(name = "{0} because of {1}")
  @CsvSource({
    "i-0a1d9f0c5e2b47102, instance-egress",
    "i-0a1d9f0c5e2b47103, core-actions",
    "i-0a1d9f0c5e2b47104, agent-online",
    "i-0b2e8d1b6f3c58101, endpoint-present",
    "i-0c3f7e2a704d69101, endpoint-ingress"
  })
  void everyBrokenInstanceIsPublishedWithTheIdOfItsCause(String instance, String check) {
    CommandLineRun run = CommandLineRun.of("demo", "--format", "json");

    assertThat(annotation(run, instance)).startsWith(check + ": ");
    assertThat(run.findings())
        .filteredOn(finding -> finding.path("instance").asString().equals(instance))
        .filteredOn(finding -> finding.path("check").asString().equals(check))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.path("verdict").asString()).isEqualTo("FAIL");
          assertThat(finding.path("seen").asString()).isNotEmpty();
          assertThat(finding.path("resources").isEmpty()).isFalse();
          assertThat(finding.path("fix").isEmpty()).isFalse();
        });
  }

  @Test
  void exactlyOneInstanceOfTheDemoIsReady() {
    assertThat(CommandLineRun.of("demo", "--format", "json").evaluations())
        .hasSizeGreaterThanOrEqualTo(6)
        .filteredOn(one -> one.path("ComplianceType").asString().equals("COMPLIANT"))
        .extracting(one -> one.path("ComplianceResourceId").asString())
        .containsExactly("i-0a1d9f0c5e2b47101");
  }

  @Test
  void theAnnotationOfTheBlackScreenNamesLogsAndTheVpc() {
    assertThat(annotation(CommandLineRun.of("demo", "--format", "json"), "i-0b2e8d1b6f3c58101"))
        .containsPattern("\\blogs\\b")
        .contains("vpc-0b2e8d1b6f3c58002");
  }

  @Test
  void theEmptyStreamIsPublishedByTheKeyAndTheLogGroup() {
    assertThat(CommandLineRun.of("demo", "empty-stream", "--format", "JSON").evaluations())
        .extracting(one -> one.path("Annotation").asString())
        .hasSize(6)
        .allMatch(annotation ->
            annotation.startsWith("logs-key-policy: ")
                && annotation.contains("7d1f3a52-9b60-4c8e-8a07-2f6f5c1e9d40")
                && annotation.contains("/session-manager/shell"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "empty-stream"})
  void anEvaluationHasTheFieldsOfAwsConfigAndNoOthers(String alert) {
    assertThat(CommandLineRun.of("demo", alert, "--format", "json").evaluations())
        .allSatisfy(one -> {
          assertThat(one.propertyNames())
              .containsExactly(
                  "ComplianceResourceType",
                  "ComplianceResourceId",
                  "ComplianceType",
                  "Annotation",
                  "OrderingTimestamp");
          assertThat(one.path("ComplianceResourceType").asString()).isEqualTo("AWS::EC2::Instance");
          assertThat(one.path("OrderingTimestamp").asString()).isEqualTo("2026-11-20T03:00:00Z");
        });
  }

  private static String annotation(CommandLineRun run, String instance) {
    List<JsonNode> its =
        run.evaluations().stream()
            .filter(one -> one.path("ComplianceResourceId").asString().equals(instance))
            .toList();
    assertThat(its).hasSize(1);
    return its.getFirst().path("Annotation").asString();
  }
}
