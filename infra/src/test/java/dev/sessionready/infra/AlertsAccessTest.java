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
final class AlertsAccessTest {

  private static final Map<String, Object> TOPIC = Reference.to("AlertsTopic");
  private static final List<String> USE_KEY = List.of("kms:Decrypt", "kms:GenerateDataKey");

  @TempDir Path directory;

  @Test
  void theTopicIsEncryptedWithAKeyOfItsOwnThatRotates() {
    Template template = template();

    template.hasResourceProperties(
        "AWS::SNS::Topic", Map.of("KmsMasterKeyId", Reference.toArnOf("AlertsKey")));
    template.hasResourceProperties("AWS::KMS::Key", Map.of("EnableKeyRotation", true));
  }

  @Test
  void theKeyServesTheAccountAndCloudWatchActingForIt() {
    template()
        .hasResourceProperties(
            "AWS::KMS::Key",
            Map.of(
                "KeyPolicy",
                Map.of(
                    "Statement",
                    List.of(
                        Map.of("Principal", Map.of("AWS", Match.anyValue()), "Action", "kms:*"),
                        Map.of(
                            "Principal",
                            Map.of("Service", "cloudwatch.amazonaws.com"),
                            "Action",
                            USE_KEY,
                            "Condition",
                            Reference.FROM_THIS_ACCOUNT)))));
  }

  @Test
  void theTopicRefusesPlainConnectionsAndAllowsOnlyCloudWatchActingForTheAccount() {
    template()
        .hasResourceProperties(
            "AWS::SNS::TopicPolicy",
            Map.of(
                "PolicyDocument",
                Map.of(
                    "Statement",
                    List.of(
                        Map.of(
                            "Effect",
                            "Deny",
                            "Principal",
                            "*",
                            "Action",
                            "sns:Publish",
                            "Condition",
                            Map.of("Bool", Map.of("aws:SecureTransport", "false"))),
                        Map.of(
                            "Effect",
                            "Allow",
                            "Principal",
                            Map.of("Service", "cloudwatch.amazonaws.com"),
                            "Action",
                            "sns:Publish",
                            "Resource",
                            TOPIC,
                            "Condition",
                            Reference.FROM_THIS_ACCOUNT)))));
  }

  @Test
  void onlyTheRulesEventsReachabilityTheQueueOfChangesAndOnlyEncrypted() {
    template()
        .hasResourceProperties(
            "AWS::SQS::QueuePolicy",
            Map.of(
                "Queues",
                List.of(Reference.to("AlertFunctionChanges")),
                "PolicyDocument",
                Map.of(
                    "Statement",
                    List.of(
                        Map.of(
                            "Effect",
                            "Deny",
                            "Action",
                            "sqs:*",
                            "Principal",
                            Map.of("AWS", "*"),
                            "Condition",
                            Map.of("Bool", Map.of("aws:SecureTransport", "false"))),
                        allowing("RuleNonCompliant"),
                        allowing("RuleRecovered")))));
  }

  @Test
  void theQueueOfDeploymentsTakesThoseOfTheStackAlone() {
    template()
        .hasResourceProperties(
            "AWS::SQS::QueuePolicy",
            Map.of(
                "Queues",
                List.of(Reference.to("AlertFunctionDeployments")),
                "PolicyDocument",
                Map.of("Statement", List.of(Match.anyValue(), allowing("RuleDeployed")))));
  }

  private static Object allowing(String eventRule) {
    return Match.objectLike(
        Map.of(
            "Effect",
            "Allow",
            "Principal",
            Map.of("Service", "events.amazonaws.com"),
            "Condition",
            Map.of("ArnEquals", Map.of("aws:SourceArn", Reference.toArnOf(eventRule)))));
  }

  @Test
  void noneIsGivenMoreThanTheStackSpellsOut() {
    template().resourceCountIs("AWS::IAM::Policy", 0);
  }

  private Template template() {
    return Synthesis.template(Map.of(), directory);
  }
}
