package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

@Tag("template")
final class AlertsTest {

  private static final Map<String, Object> TOPIC = Reference.to("AlertsTopic");

  @TempDir Path directory;

  @Test
  void verdictsOfThisRuleThatBecomeNonCompliantArePutIntoTheQueueOfChanges() {
    template()
        .hasResourceProperties(
            "AWS::Events::Rule",
            Map.of(
                "EventPattern",
                pattern(Map.of("newEvaluationResult", verdict("NON_COMPLIANT"))),
                "Targets",
                List.of(
                    Match.objectLike(
                        Map.of(
                            "Arn",
                            Reference.toArnOf("AlertFunctionChanges"),
                            "DeadLetterConfig",
                            Map.of("Arn", Reference.toArnOf("AlertFunctionDeadLetters")))))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void recoveriesArePutThereTooWhetherOrNotTheyAreWanted(String wanted) {
    Template template = Synthesis.template(Map.of("notifyRecovery", wanted), directory);

    template.resourceCountIs("AWS::Events::Rule", 3);
    template.hasResourceProperties(
        "AWS::Events::Rule",
        Map.of(
            "EventPattern",
            pattern(
                Map.of(
                    "oldEvaluationResult", verdict("NON_COMPLIANT"),
                    "newEvaluationResult", verdict("COMPLIANT", "NOT_APPLICABLE")))));
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of(
            "Environment",
            Map.of("Variables", Match.objectLike(Map.of("NOTIFY_RECOVERY", wanted)))));
  }

  @Test
  void thatThisStackWasDeployedIsPutIntoTheQueueOfDeployments() {
    template()
        .hasResourceProperties(
            "AWS::Events::Rule",
            Map.of(
                "EventPattern",
                Match.objectEquals(
                    Map.of(
                        "source",
                        List.of("aws.cloudformation"),
                        "detail-type",
                        List.of("CloudFormation Stack Status Change"),
                        "detail",
                        Map.of(
                            "stack-id",
                            List.of(Map.of("Ref", "AWS::StackId")),
                            "status-details",
                            Map.of("status", List.of("CREATE_COMPLETE", "UPDATE_COMPLETE"))))),
                "Targets",
                List.of(
                    Match.objectLike(
                        Map.of("Arn", Reference.toArnOf("AlertFunctionDeployments"))))));
  }

  @Test
  void theRuleIsMadeAfterAllThatAlertsToItsFirstVerdicts() {
    JsonNode resources = Synthesis.json(template()).required("Resources");
    Set<String> before = new HashSet<>();
    resources
        .valueStream()
        .filter(resource -> resource.required("Type").asText().equals("AWS::Config::ConfigRule"))
        .flatMap(rule -> rule.required("DependsOn").valueStream())
        .forEach(name -> before.add(name.asText()));

    assertThat(
            resources
                .propertyStream()
                .filter(resource -> isOfAlerts(resource.getValue().required("Type").asText()))
                .map(Map.Entry::getKey)
                .filter(name -> !name.startsWith("Function")))
        .isNotEmpty()
        .allMatch(before::contains);
  }

  private static boolean isOfAlerts(String type) {
    return List.of(
            "AWS::Events::Rule",
            "AWS::SNS::Topic",
            "AWS::SNS::Subscription",
            "AWS::SQS::Queue",
            "AWS::SQS::QueuePolicy",
            "AWS::Lambda::EventSourceMapping")
        .contains(type);
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
    Synthesis.template(Map.of("email", "ops@example.org,dev@example.org"), directory)
        .resourceCountIs("AWS::SNS::Subscription", 2);
  }

  @Test
  void anExistingTopicTakesTheAlertsAndTheAlarms() {
    String topic = "arn:aws:sns:eu-west-1:111122223333:ops";
    String key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    Template template =
        Synthesis.template(
            Map.of("topicArn", topic, "keyArn", key, "email", "ops@example.org"), directory);

    template.resourceCountIs("AWS::SNS::Topic", 0);
    template.resourceCountIs("AWS::KMS::Key", 0);
    template.allResourcesProperties(
        "AWS::CloudWatch::Alarm",
        Map.of("AlarmActions", List.of(topic), "OKActions", List.of(topic)));
    template.hasResourceProperties(
        "AWS::SNS::Subscription", Map.of("Endpoint", "ops@example.org", "TopicArn", topic));
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of("Environment", Map.of("Variables", Match.objectLike(Map.of("TOPIC_ARN", topic)))));
    assertThat(Synthesis.json(template).toString())
        .contains("\"Resource\":\"" + topic + "\"", "\"Resource\":\"" + key + "\"");
    assertThat(Synthesis.json(Synthesis.template(Map.of("topicArn", topic), directory)).toString())
        .doesNotContain("kms:GenerateDataKey");
  }

  @Test
  void anExistingKeyEncryptsTheTopicOfTheStack() {
    String key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    Template template = Synthesis.template(Map.of("keyArn", key), directory);

    template.resourceCountIs("AWS::KMS::Key", 0);
    template.hasResourceProperties("AWS::SNS::Topic", Map.of("KmsMasterKeyId", key));
  }

  private static Object pattern(Map<String, Object> verdicts) {
    Map<String, Object> detail = new HashMap<>(verdicts);
    detail.put("configRuleName", List.of("session-manager-ready"));
    return Match.objectEquals(
        Map.of(
            "source",
            List.of("aws.config"),
            "detail-type",
            List.of("Config Rules Compliance Change"),
            "detail",
            detail));
  }

  private static Map<String, Object> verdict(String... compliance) {
    return Map.of("complianceType", List.of(compliance));
  }

  private Template template() {
    return Synthesis.template(Map.of(), directory);
  }
}
