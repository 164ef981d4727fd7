package dev.sessionready.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

@Tag("template")
final class AlertFunctionTest {

  private static final Object CHANGES = Reference.toArnOf("AlertFunctionChanges");

  @TempDir Path directory;

  @Test
  void changesAreCollectedForMinutesAndFailOneByOne() {
    template()
        .hasResourceProperties(
            "AWS::Lambda::EventSourceMapping",
            Map.of(
                "EventSourceArn",
                CHANGES,
                "FunctionName",
                Reference.to("AlertFunctionCode"),
                "BatchSize",
                1000,
                "MaximumBatchingWindowInSeconds",
                120,
                "FunctionResponseTypes",
                List.of("ReportBatchItemFailures"),
                "ScalingConfig",
                Map.of("MaximumConcurrency", 2)));
  }

  @Test
  void aChangeThatIsReceivedThreeTimesEndsInTheDeadChangeQueue() {
    template()
        .hasResourceProperties(
            "AWS::SQS::Queue",
            Map.of(
                "RedrivePolicy",
                Map.of(
                    "deadLetterTargetArn",
                    Reference.toArnOf("AlertFunctionDeadLetters"),
                    "maxReceiveCount",
                    3),
                "SqsManagedSseEnabled",
                true,
                "VisibilityTimeout",
                6 * 300));
  }

  @Test
  void aDeploymentIsHeldForAsLongAsSnsKeepsAnUnconfirmedSubscription() {
    template()
        .hasResourceProperties(
            "AWS::SQS::Queue",
            Map.of(
                "RedrivePolicy",
                Map.of(
                    "deadLetterTargetArn",
                    Reference.toArnOf("AlertFunctionDeadLetters"),
                    "maxReceiveCount",
                    288),
                "VisibilityTimeout",
                600));
    template()
        .hasResourceProperties(
            "AWS::Lambda::EventSourceMapping",
            Map.of(
                "EventSourceArn",
                Reference.toArnOf("AlertFunctionDeployments"),
                "BatchSize",
                1,
                "FunctionResponseTypes",
                List.of("ReportBatchItemFailures")));
  }

  @Test
  void messagesThatAreGivenBackRaiseAnAlarm() {
    template()
        .hasResourceProperties(
            "AWS::CloudWatch::Alarm",
            Map.of(
                "Namespace",
                "SessionReady",
                "MetricName",
                "AlertsReturned",
                "Statistic",
                "Sum",
                "Dimensions",
                List.of(Map.of("Name", "RuleName", "Value", "session-manager-ready")),
                "Threshold",
                1));
  }

  @Test
  void aChangeThatWaitsForAnHourRaisesAnAlarm() {
    template()
        .hasResourceProperties(
            "AWS::CloudWatch::Alarm",
            Map.of(
                "MetricName",
                "ApproximateAgeOfOldestMessage",
                "Dimensions",
                List.of(
                    Map.of(
                        "Name",
                        "QueueName",
                        "Value",
                        Reference.toAttribute("AlertFunctionChanges", "QueueName"))),
                "Threshold",
                3600));
  }

  @Test
  void aChangeThatCouldNotBePublishedRaisesAnAlarm() {
    alarms(
        "AWS/SQS",
        "ApproximateNumberOfMessagesVisible",
        "QueueName",
        Reference.toAttribute("AlertFunctionDeadLetters", "QueueName"));
  }

  @Test
  void aNotifierThatFailsRaisesAnAlarm() {
    alarms("AWS/Lambda", "Errors", "FunctionName", Reference.to("AlertFunctionCode"));
  }

  @Test
  void theNotifierJudgesWithTheRulesOwnParameters() {
    Template template =
        Synthesis.template(Map.of("failAt", "LOW", "language", "ja", "quietHours", "6"), directory);

    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of(
            "Handler",
            "dev.sessionready.lambda.AlertHandler::handleRequest",
            "Runtime",
            "java25",
            "Timeout",
            300,
            "Environment",
            Map.of(
                "Variables",
                Map.of(
                    "RULE_NAME", "session-manager-ready",
                    "RULE_PARAMETERS", "{\"failAt\":\"LOW\",\"language\":\"ja\"}",
                    "TOPIC_ARN", Reference.to("AlertsTopic"),
                    "TABLE_NAME", Reference.to("AlertFunctionSentAlerts"),
                    "QUIET_HOURS", "6",
                    "NOTIFY_RECOVERY", "false"))));
  }

  @Test
  void whatWasPublishedIsForgottenInTimeAndGoesWithTheStack() {
    template()
        .hasResource(
            "AWS::DynamoDB::Table",
            Map.of(
                "DeletionPolicy",
                "Delete",
                "Properties",
                Map.of(
                    "BillingMode",
                    "PAY_PER_REQUEST",
                    "TimeToLiveSpecification",
                    Map.of("AttributeName", "expiresAt", "Enabled", true),
                    "KeySchema",
                    List.of(
                        Map.of("AttributeName", "ruleName", "KeyType", "HASH"),
                        Map.of("AttributeName", "cause", "KeyType", "RANGE")))));
  }

  private void alarms(String namespace, String metric, String dimension, Object of) {
    template()
        .hasResourceProperties(
            "AWS::CloudWatch::Alarm",
            Map.of(
                "AlarmActions",
                List.of(Reference.to("AlertsTopic")),
                "Namespace",
                namespace,
                "MetricName",
                metric,
                "Dimensions",
                List.of(Match.objectLike(Map.of("Name", dimension, "Value", of))),
                "Threshold",
                1,
                "ComparisonOperator",
                "GreaterThanOrEqualToThreshold"));
  }

  private Template template() {
    return Synthesis.template(Map.of(), directory);
  }
}
