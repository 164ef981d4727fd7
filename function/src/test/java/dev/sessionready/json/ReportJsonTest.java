package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Catalogue;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Finding;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Instance;
import dev.sessionready.model.MetadataOptions;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.RunResult;
import dev.sessionready.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportJsonTest {

  private static final Instant AT = Instant.parse("2026-11-20T03:00:00.373Z");

  @Test
  void everyEvaluationAndEveryKindOfVerdictIsPublished() {
    Assessment assessment =
        new Assessment(
            instance("i-1"),
            List.of(
                finding(Verdict.pass("pass")),
                finding(
                    new Verdict.Fail(
                        Severity.HIGH,
                        Text.message("what", "sg-1"),
                        Text.message("seen"),
                        List.of("sg-1", "vpce-1"),
                        List.of(
                            FixStep.look("aws ec2 describe-security-groups --group-ids sg-1"),
                            FixStep.fix(
                                "aws ec2 authorize-security-group-ingress --group-id sg-1")),
                        null,
                        null)),
                finding(
                    new Verdict.Warn(
                        Text.message("warn"), List.of("b-1"), List.of(FixStep.fix("aws s3api")))),
                finding(Verdict.notApplicable("because")),
                finding(Verdict.unverifiable(List.of("tgw-1"), "unverifiable")),
                finding(new Verdict.Unreadable("iam:GetRole", "denied")),
                finding(new Verdict.Broken(new IllegalStateException("a defect")))));
    RunResult outcome =
        new RunResult(
            List.of(
                new Evaluation(
                    Evaluation.INSTANCE_TYPE, "i-1", ComplianceType.NON_COMPLIANT, "Why.", AT),
                Evaluation.notApplicable(Evaluation.INSTANCE_TYPE, "i-2", AT)),
            List.of(new ComplianceDecision.Decided(assessment, ComplianceType.NON_COMPLIANT)));

    Golden.assertThatText(ReportJson.write(outcome, ReportJsonTest::say))
        .isTheFile("snapshots/report.json");
  }

  @Test
  void whatGotNoVerdictIsStillFound() {
    Assessment blind =
        new Assessment(
            instance("i-1"), List.of(finding(new Verdict.Unreadable("iam:GetRole", "denied"))));
    RunResult outcome =
        new RunResult(List.of(), List.of(new ComplianceDecision.Undetermined(blind)));

    assertThat(ReportJson.write(outcome, ReportJsonTest::say))
        .isEqualTo(
            """
            {
              "evaluations": [],
              "findings": [
                {
                  "instance": "i-1",
                  "check": "agent-hums",
                  "severity": "CRITICAL",
                  "verdict": "UNREADABLE",
                  "evidence": "iam:GetRole: denied",
                  "resources": [],
                  "fix": [],
                  "fixSteps": []
                }
              ]
            }
            """);
  }

  @CheckInfo(
      id = "agent-hums",
      title = "The agent hums",
      why = "Only for this test.",
      source = "https://docs.aws.amazon.com/",
      severity = Severity.CRITICAL,
      stage = Stage.NETWORK)
  private static final class AgentHums implements Check {
    @Override
    public Verdict judge(Subject subject) {
      return Verdict.pass("hums");
    }
  }

  private static Finding finding(Verdict verdict) {
    return new Finding(Catalogue.info(AgentHums.class), verdict);
  }

  private static String say(Text text) {
    return switch (text) {
      case Text.Word(String word) -> word;
      case Text.Listing(List<Text> items) -> items.stream().map(ReportJsonTest::say).toList() + "";
      case Text.Message(String key, List<Text> arguments) ->
          "said " + key + arguments.stream().map(ReportJsonTest::say).toList();
    };
  }

  private static Instance instance(String id) {
    return new Instance(
        id,
        "running",
        AT,
        "ami-1",
        "",
        "Linux/UNIX",
        null,
        null,
        null,
        new MetadataOptions("enabled", "required", 2, "applied"),
        List.of(),
        Map.of());
  }
}
