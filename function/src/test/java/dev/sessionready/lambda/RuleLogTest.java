package dev.sessionready.lambda;

import static dev.sessionready.rule.Assessments.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Fact;
import dev.sessionready.rule.AffectedInstances;
import dev.sessionready.rule.Assessments;
import dev.sessionready.rule.Assessments.RoadOpen;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.InvokingEvent;
import dev.sessionready.rule.RunResult;
import dev.sessionready.rule.Scope;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RuleLogTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final RuleLog log = new RuleLog(new PrintStream(written, true, StandardCharsets.UTF_8));

  @Test
  void aResourceThatIsGoneIsNamedAndASweepNamesNone() {
    log.received(new InvokingEvent.Gone("AWS::EC2::VPC", "vpc-\"1\"", Assessments.AT));
    log.received(new InvokingEvent.Sweep(Assessments.AT));

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
  void whomAChangeAffectsIsOneLineAndWhyNoneCouldSayIsAnother() {
    log.affected(AffectedInstances.exactly(new Scope.Nobody()));
    log.affected(AffectedInstances.exactly(new Scope.InVpcs(Set.of("vpc-2", "vpc-1"))));
    log.affected(AffectedInstances.of(Fact.unreadable("ec2:DescribeRouteTables", "throttled")));

    assertThat(lines())
        .containsExactly(
            json("{\"level\": \"INFO\", \"message\": \"no instance is affected\"}"),
            json(
                """
                {"level": "INFO", "message": "affected", "vpcs": "vpc-1 vpc-2"}
                """),
            json(
                """
                {"level": "ERROR", "message": "could not find out who is affected",
                 "reason": "ec2:DescribeRouteTables: throttled"}
                """));
  }

  @Test
  void aDefectIsOneLineWithItsWholeStackTrace() {
    RuntimeException defect =
        new IllegalStateException("ours", new IllegalArgumentException("at the bottom"));

    log.published(
        new RunResult(
            List.of(),
            List.of(
                new ComplianceDecision.Undetermined(
                    Assessments.of(finding(RoadOpen.class, new Verdict.Broken(defect)))))));

    assertThat(lines()).hasSize(3);
    assertThat(lines().get(1).path("message").asString()).isEqualTo("defect");
    assertThat(lines().get(1).path("exception").asString())
        .contains("IllegalStateException: ours", "at dev.sessionready.lambda.RuleLogTest")
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
    return written.toString(StandardCharsets.UTF_8).lines().map(RuleLogTest::json).toList();
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }
}
