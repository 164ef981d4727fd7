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
final class SweepFunctionTest {

  private static final Object REST = Reference.toArnOf("SweepFunctionRest");
  private static final Object DEAD_LETTERS = Reference.toArnOf("SweepFunctionDeadLetters");

  @TempDir Path directory;

  @Test
  void thePortionsOfASweepComeOneAfterTheOtherAndOneInAMessage() {
    template()
        .hasResourceProperties(
            "AWS::Lambda::EventSourceMapping",
            Map.of(
                "EventSourceArn",
                REST,
                "FunctionName",
                Reference.to("SweepFunctionCode"),
                "BatchSize",
                1,
                "ScalingConfig",
                Map.of("MaximumConcurrency", 2)));
  }

  @Test
  void aPortionThatIsReceivedThreeTimesEndsInTheDeadLetterQueue() {
    template()
        .hasResourceProperties(
            "AWS::SQS::Queue",
            Map.of(
                "FifoQueue",
                true,
                "SqsManagedSseEnabled",
                true,
                "RedrivePolicy",
                Map.of("deadLetterTargetArn", DEAD_LETTERS, "maxReceiveCount", 3),
                // Longer than an invocation may take, or two would do the same portion at once.
                "VisibilityTimeout",
                20 * 60));
  }

  @Test
  void bothQueuesAreAskedOverTlsOnly() {
    for (Object queue : List.of(REST, DEAD_LETTERS)) {
      template()
          .hasResourceProperties(
              "AWS::SQS::QueuePolicy",
              Map.of(
                  "PolicyDocument",
                  Match.objectLike(
                      Map.of(
                          "Statement",
                          List.of(
                              Match.objectLike(
                                  Map.of(
                                      "Effect",
                                      "Deny",
                                      "Resource",
                                      queue,
                                      "Condition",
                                      Map.of("Bool", Map.of("aws:SecureTransport", "false")))))))));
    }
  }

  @Test
  void bothFunctionsKnowTheQueueAndTheChainIsNoMistake() {
    Object queue = Reference.to("SweepFunctionRest");
    template()
        .hasResourceProperties(
            "AWS::Lambda::Function",
            Map.of(
                "Handler",
                "dev.sessionready.lambda.SweepHandler::handleRequest",
                "Timeout",
                900,
                "RecursiveLoop",
                "Allow",
                "Environment",
                Map.of("Variables", Map.of("SWEEP_QUEUE_URL", queue))));
    template()
        .hasResourceProperties(
            "AWS::Lambda::Function",
            Map.of(
                "Handler",
                "dev.sessionready.lambda.ConfigRuleHandler::handleRequest",
                "RecursiveLoop",
                Match.absent(),
                "Environment",
                Map.of("Variables", Map.of("SWEEP_QUEUE_URL", queue))));
  }

  @Test
  void aSweepThatCouldNotBeFinishedRaisesAnAlarm() {
    template()
        .hasResourceProperties(
            "AWS::CloudWatch::Alarm",
            Map.of(
                "AlarmActions",
                List.of(Reference.to("AlertsTopic")),
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
                        Reference.toAttribute("SweepFunctionDeadLetters", "QueueName"))),
                "Threshold",
                1));
  }

  private Template template() {
    return Synthesis.template(Map.of(), directory);
  }
}
