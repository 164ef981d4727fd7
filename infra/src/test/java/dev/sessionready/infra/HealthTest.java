package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

@Tag("template")
final class HealthTest {

  private static final List<Map<String, Object>> TOPIC = List.of(Reference.to("AlertsTopic"));

  @TempDir Path directory;

  @Test
  void aFailedInvocationOfTheAliasRaisesAnAlarm() {
    template(Map.of())
        .hasResourceProperties(
            "AWS::CloudWatch::Alarm",
            Map.of(
                "AlarmActions",
                TOPIC,
                "Namespace",
                "AWS/Lambda",
                "MetricName",
                "Errors",
                "Statistic",
                "Sum",
                "Dimensions",
                Match.arrayWith(List.of(Match.objectLike(Map.of("Name", "Resource")))),
                "Threshold",
                1,
                "ComparisonOperator",
                "GreaterThanOrEqualToThreshold",
                "TreatMissingData",
                "notBreaching"));
  }

  @ParameterizedTest
  @CsvSource({
    "One_Hour, 3600",
    "Three_Hours, 10800",
    "Six_Hours, 21600",
    "Twelve_Hours, 43200",
    "TwentyFour_Hours, 86400"
  })
  void twoPeriodsWithoutACompletedSweepRaiseAnAlarm(String sweepEvery, int seconds) {
    template(Map.of("sweepEvery", sweepEvery, "ruleName", "reachable"))
        .hasResourceProperties(
            "AWS::CloudWatch::Alarm",
            Map.of(
                "AlarmActions",
                TOPIC,
                "EvaluationPeriods",
                2,
                "Threshold",
                1,
                "ComparisonOperator",
                "LessThanThreshold",
                "TreatMissingData",
                "breaching",
                "Metrics",
                List.of(
                    Match.objectLike(Map.of("Expression", "FILL(completed, 0)")),
                    Match.objectLike(
                        Map.of(
                            "Id",
                            "completed",
                            "ReturnData",
                            false,
                            "MetricStat",
                            Map.of(
                                "Stat",
                                "Sum",
                                "Period",
                                seconds,
                                "Metric",
                                Map.of(
                                    "Namespace",
                                    "SessionReady",
                                    "MetricName",
                                    "SweepsCompleted",
                                    "Dimensions",
                                    List.of(
                                        Map.of("Name", "RuleName", "Value", "reachable")))))))));
  }

  @Test
  void everyAlarmOfTheStackNotifiesTheTopicAndStandsOnTheDashboard() throws IOException {
    JsonNode resources = Synthesis.json(template(Map.of())).required("Resources");
    Set<String> alarms =
        resources
            .propertyStream()
            .filter(resource -> type(resource.getValue()).equals("AWS::CloudWatch::Alarm"))
            .peek(alarm ->
                assertThat(List.of("AlarmActions", "OKActions"))
                    .allSatisfy(actions ->
                        assertThat(
                                alarm
                                    .getValue()
                                    .at("/Properties/%s/0/Ref".formatted(actions))
                                    .asText())
                            .startsWith("AlertsTopic")))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());

    JsonNode status =
        StreamSupport.stream(board(resources).required("widgets").spliterator(), false)
            .filter(widget -> widget.required("type").asText().equals("alarm"))
            .findFirst()
            .orElseThrow();

    assertThat(alarms).hasSize(8);
    assertThat(status.at("/properties/alarms").valueStream().map(JsonNode::asText))
        .containsExactlyInAnyOrderElementsOf(alarms.stream().map(name -> name + ".Arn").toList());
  }

  @Test
  void theDashboardChartsEveryMetricThatTheFunctionWrites() throws IOException {
    JsonNode resources =
        Synthesis.json(template(Map.of("ruleName", "reachable"))).required("Resources");
    String board = board(resources).toString();

    assertThat(board)
        .contains(
            "{SessionReady,RuleName,Check} RuleName=\\\"reachable\\\""
                + " MetricName=\\\"NonCompliant\\\"",
            "{SessionReady,RuleName,Action} RuleName=\\\"reachable\\\""
                + " MetricName=\\\"Unreadable\\\"",
            "[\"SessionReady\",\"InstancesEvaluated\",\"RuleName\",\"reachable\"",
            "[\"SessionReady\",\"InstancesNonCompliant\",\"RuleName\",\"reachable\"",
            "[\"SessionReady\",\"InstancesNotEvaluated\",\"RuleName\",\"reachable\"",
            "[\"SessionReady\",\"Duration\",\"RuleName\",\"reachable\"",
            "[\"SessionReady\",\"Calls\",\"RuleName\",\"reachable\"",
            "[\"SessionReady\",\"AlertsReturned\",\"RuleName\",\"reachable\"",
            "| filter SweepsCompleted = 1");
  }

  /** The dashboard's own JSON, what the template refers to in it being put by name. */
  private static JsonNode board(JsonNode resources) throws IOException {
    StringBuilder text = new StringBuilder();
    JsonNode body =
        resources
            .valueStream()
            .filter(resource -> type(resource).equals("AWS::CloudWatch::Dashboard"))
            .map(resource -> resource.at("/Properties/DashboardBody/Fn::Join/1"))
            .findFirst()
            .orElseThrow();
    for (JsonNode part : body) {
      JsonNode attribute = part.path("Fn::GetAtt");
      text.append(
          part.isTextual()
              ? part.asText()
              : attribute.isArray()
                  ? attribute.get(0).asText() + "." + attribute.get(1).asText()
                  : part.path("Ref").asText());
    }
    return new ObjectMapper().readTree(text.toString());
  }

  private static String type(JsonNode resource) {
    return resource.required("Type").asText();
  }

  private Template template(Map<String, ?> context) {
    return Synthesis.template(context, directory);
  }
}
