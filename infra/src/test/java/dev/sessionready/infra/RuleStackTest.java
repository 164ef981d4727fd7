package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

@Tag("template")
final class RuleStackTest {

  @TempDir Path directory;

  @Test
  void theRuleHearsOfChangesAndSweepsAll() {
    template(Map.of("sweepEvery", "Three_Hours"))
        .hasResourceProperties(
            "AWS::Config::ConfigRule",
            Map.of(
                "ConfigRuleName",
                "session-manager-ready",
                "Description",
                Match.stringLikeRegexp("^Checks if "),
                "EvaluationModes",
                List.of(Map.of("Mode", "DETECTIVE")),
                "Scope",
                Match.anyValue(),
                "Source",
                Map.of(
                    "Owner",
                    "CUSTOM_LAMBDA",
                    "SourceIdentifier",
                    Reference.to("FunctionLive"),
                    "SourceDetails",
                    List.of(
                        Map.of(
                            "EventSource", "aws.config",
                            "MessageType", "ConfigurationItemChangeNotification"),
                        Map.of(
                            "EventSource", "aws.config",
                            "MessageType", "OversizedConfigurationItemChangeNotification"),
                        Map.of(
                            "EventSource", "aws.config",
                            "MessageType", "ScheduledNotification",
                            "MaximumExecutionFrequency", "Three_Hours")))));
  }

  @Test
  void theRuleIsGivenOnlyTheParametersThatWereSet() {
    template()
        .hasResourceProperties(
            "AWS::Config::ConfigRule", Map.of("InputParameters", Match.exact(Map.of())));
    template(Map.of("failAt", "LOW", "graceMinutes", "5", "ruleName", "reachable"))
        .hasResourceProperties(
            "AWS::Config::ConfigRule",
            Map.of(
                "ConfigRuleName",
                "reachable",
                "InputParameters",
                Match.objectEquals(Map.of("failAt", "LOW", "graceMinutes", "5"))));
  }

  @Test
  void theLongestRuleParametersStayBelowTheLimitOfAwsConfig() {
    // https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRule.html
    int limit = 1024;
    String number = "9".repeat(9);
    Settings longest =
        Settings.from(
            Map.ofEntries(
                Map.entry("evaluateStopped", "false"),
                Map.entry("excludeTag", "k".repeat(128) + "=" + "v".repeat(256)),
                Map.entry("failAt", "CRITICAL"),
                Map.entry("graceMinutes", "1440"),
                Map.entry("language", "ja"),
                Map.entry("liveStatus", "doubtful"),
                Map.entry("minAgentVersion", String.join(".", number, number, number, number)),
                Map.entry("requireEncryption", "false"),
                Map.entry("requireLogging", "cloudwatch"),
                Map.entry("sessionDocument", "d".repeat(128)),
                Map.entry("unverifiable", "NON_COMPLIANT")));

    assertThat(
            longest.ruleParameters().entrySet().stream()
                .map(entry -> "\"%s\":\"%s\",".formatted(entry.getKey(), entry.getValue()))
                .mapToInt(String::length)
                .sum())
        .isLessThan(limit);
  }

  @Test
  void theStackBringsNoConfigurationRecorder() {
    template().resourceCountIs("AWS::Config::ConfigurationRecorder", 0);
  }

  @Test
  void theOutputsNameTheRuleTheFunctionAndTheTopic() {
    Template template = template();

    template.hasOutput("RuleName", Map.of("Value", Reference.to("Rule")));
    template.hasOutput("FunctionName", Map.of("Value", Reference.to("FunctionCode")));
    template.hasOutput("TopicArn", Map.of("Value", Reference.to("AlertsTopic")));
  }

  @Test
  void theOutputsLinkTheDashboardAndTheQueues() {
    JsonNode outputs = Synthesis.json(template()).required("Outputs");

    assertThat(outputs.at("/DashboardUrl/Value").toString())
        .contains("/cloudwatch/home?region=", "#dashboards:name=", "HealthBoardDashboard");
    assertThat(List.of("NotEvaluatedUrl", "ChangesUrl", "AlertsNotSentUrl"))
        .allSatisfy(output ->
            assertThat(outputs.path(output).path("Value").toString())
                .contains("/sqs/v3/home?region=", "#/queues/https%3A%2F%2Fsqs.", "QueueName"));
    assertThat(Synthesis.json(template()).at("/Mappings/Consoles/aws-cn/host").asText())
        .isEqualTo("console.amazonaws.cn");
  }

  private Template template() {
    return template(Map.of());
  }

  private Template template(Map<String, ?> context) {
    return Synthesis.template(context, directory);
  }
}
