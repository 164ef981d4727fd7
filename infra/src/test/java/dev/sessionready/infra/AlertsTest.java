package dev.sessionready.infra;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

@Tag("template")
final class AlertsTest {

  private static final Map<String, Object> TOPIC = Reference.to("AlertsTopic");

  @TempDir Path directory;

  @Test
  void onlyNonCompliantVerdictsOfThisRuleArePublished() {
    Template template = template();

    template.resourceCountIs("AWS::Events::Rule", 1);
    template.hasResourceProperties(
        "AWS::Events::Rule",
        Map.of(
            "EventPattern",
            pattern(Map.of("newEvaluationResult", verdict("NON_COMPLIANT"))),
            "Targets",
            List.of(Match.objectLike(Map.of("Arn", Reference.toArnOf("AlertFunctionChanges"))))));
  }

  @Test
  void recoveriesArePublishedWhereTheyAreWanted() {
    Template template = Synthesis.template(Map.of("notifyRecovery", "true"), directory);

    template.resourceCountIs("AWS::Events::Rule", 2);
    template.hasResourceProperties(
        "AWS::Events::Rule",
        Map.of(
            "EventPattern",
            pattern(
                Map.of(
                    "oldEvaluationResult", verdict("NON_COMPLIANT"),
                    "newEvaluationResult", verdict("COMPLIANT")))));
  }

  @Test
  void anEventInTheDeadChangeQueueRaisesAnAlarm() {
    template()
        .hasResourceProperties(
            "AWS::CloudWatch::Alarm",
            Map.of(
                "AlarmActions",
                List.of(TOPIC),
                "Namespace",
                "AWS/SQS",
                "MetricName",
                "ApproximateNumberOfMessagesVisible",
                "Dimensions",
                List.of(
                    Map.of(
                        "Name",
                        "QueueName",
                        "Value",
                        Reference.toAttribute("FunctionDeadLetters", "QueueName"))),
                "Threshold",
                1,
                "ComparisonOperator",
                "GreaterThanOrEqualToThreshold",
                "TreatMissingData",
                "notBreaching"));
  }

  @Test
  void anAddressIsSubscribedOnlyWhereOneIsSet() {
    template().resourceCountIs("AWS::SNS::Subscription", 0);
    Synthesis.template(Map.of("email", "ops@example.org"), directory)
        .hasResourceProperties(
            "AWS::SNS::Subscription",
            Map.of("Protocol", "email", "Endpoint", "ops@example.org", "TopicArn", TOPIC));
  }

  private static Object pattern(Map<String, Object> verdicts) {
    Map<String, Object> detail = new HashMap<>(verdicts);
    detail.put("configRuleName", List.of(Reference.to("Rule")));
    return Match.objectEquals(
        Map.of(
            "source",
            List.of("aws.config"),
            "detail-type",
            List.of("Config Rules Compliance Change"),
            "detail",
            detail));
  }

  private static Map<String, Object> verdict(String compliance) {
    return Map.of("complianceType", List.of(compliance));
  }

  private Template template() {
    return Synthesis.template(Map.of(), directory);
  }
}
