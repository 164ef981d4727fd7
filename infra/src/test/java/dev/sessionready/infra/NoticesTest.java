package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

final class NoticesTest {

  private static final Map<String, Object> TOPIC = Reference.to("NoticesTopic");

  @TempDir Path directory;

  @Test
  void onlyNonCompliantVerdictsOfThisRuleAreTold() {
    template()
        .hasResourceProperties(
            "AWS::Events::Rule",
            Map.of(
                "EventPattern",
                Match.objectEquals(
                    Map.of(
                        "source",
                        List.of("aws.config"),
                        "detail-type",
                        List.of("Config Rules Compliance Change"),
                        "detail",
                        Map.of(
                            "configRuleName",
                            List.of(Reference.to("Rule")),
                            "newEvaluationResult",
                            Map.of("complianceType", List.of("NON_COMPLIANT"))))),
                "Targets",
                List.of(Map.of("Arn", TOPIC, "RoleArn", Reference.toArnOf("NoticesPublisher")))));
  }

  @Test
  void aNoticeTellsTheInstanceTheCauseThePlaceAndALink() {
    JsonNode target =
        Synthesis.json(template())
            .required("Resources")
            .valueStream()
            .filter(resource -> resource.required("Type").asText().equals("AWS::Events::Rule"))
            .map(resource -> resource.at("/Properties/Targets/0/InputTransformer"))
            .findFirst()
            .orElseThrow();
    StringBuilder text = new StringBuilder();
    for (JsonNode part : target.at("/InputTemplate/Fn::Join/1")) {
      text.append(part.isTextual() ? part.asText() : "CONSOLE");
    }
    String filled = text.toString();
    for (Map.Entry<String, JsonNode> path : target.required("InputPathsMap").properties()) {
      filled = filled.replace("<" + path.getKey() + ">", path.getValue().asText());
    }

    assertThat(filled)
        .isEqualTo(
            """
            "$.detail.resourceId is not ready for Session Manager."
            "$.detail.newEvaluationResult.annotation"
            "Account $.account, region $.region."
            "https://CONSOLE/config/home?region=$.region#/resources/timeline\
            ?resourceType=AWS::EC2::Instance&resourceId=$.detail.resourceId\"\
            """);
  }

  @Test
  void anEventInTheDeadLetterQueueRaisesAnAlarm() {
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

  private Template template() {
    return Synthesis.template(Map.of(), directory);
  }
}
