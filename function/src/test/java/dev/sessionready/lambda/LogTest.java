package dev.sessionready.lambda;

import static dev.sessionready.rule.Assessments.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Fact;
import dev.sessionready.rule.Affected;
import dev.sessionready.rule.Assessments;
import dev.sessionready.rule.Assessments.RoadOpen;
import dev.sessionready.rule.Judgement;
import dev.sessionready.rule.Notification;
import dev.sessionready.rule.Outcome;
import dev.sessionready.rule.Scope;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Log log = new Log(new PrintStream(written, true, StandardCharsets.UTF_8));

  @Test
  void aResourceThatIsGoneIsNamedAndASweepNamesNone() {
    log.received(new Notification.Gone("AWS::EC2::VPC", "vpc-\"1\"", Assessments.AT));
    log.received(new Notification.Sweep(Assessments.AT));

    assertThat(lines())
        .containsExactly(
            json(
                """
                {"level": "INFO", "message": "received", "kind": "Gone",
                 "resourceType": "AWS::EC2::VPC", "resourceId": "vpc-\\"1\\""}
                """),
            json("{\"level\": \"INFO\", \"message\": \"received\", \"kind\": \"Sweep\"}"));
  }

  @Test
  void whomAChangeAffectsIsOneLineAndWhyNobodyCouldSayIsAnother() {
    log.affected(Affected.exactly(new Scope.Nobody()));
    log.affected(Affected.exactly(new Scope.InVpcs(Set.of("vpc-2", "vpc-1"))));
    log.affected(Affected.of(Fact.unreadable("ec2:DescribeRouteTables", "throttled")));

    assertThat(lines())
        .containsExactly(
            json("{\"level\": \"INFO\", \"message\": \"nobody is affected\"}"),
            json(
                """
                {"level": "INFO", "message": "affected", "vpcs": "vpc-1 vpc-2"}
                """),
            json(
                """
                {"level": "ERROR", "message": "could not tell who is affected",
                 "reason": "ec2:DescribeRouteTables: throttled"}
                """));
  }

  @Test
  void aDefectIsOneLineWithItsWholeTrace() {
    RuntimeException defect =
        new IllegalStateException("ours", new IllegalArgumentException("at the bottom"));

    log.told(
        new Outcome(
            List.of(),
            List.of(
                new Judgement.Withheld(
                    Assessments.of(finding(RoadOpen.class, new Verdict.Broken(defect)))))));

    assertThat(lines()).hasSize(3);
    assertThat(lines().get(1).path("message").asString()).isEqualTo("defect");
    assertThat(lines().get(1).path("exception").asString())
        .contains("IllegalStateException: ours", "at dev.sessionready.lambda.LogTest")
        .contains("Caused by: java.lang.IllegalArgumentException: at the bottom");
    assertThat(lines().get(2))
        .isEqualTo(
            json(
                """
                {"level": "ERROR", "message": "unreadable",
                 "reason": "road-open: java.lang.IllegalStateException: ours"}
                """));
  }

  private List<JsonNode> lines() {
    return written.toString(StandardCharsets.UTF_8).lines().map(LogTest::json).toList();
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }
}
