package dev.sessionready.report;

import static dev.sessionready.json.Golden.assertThatText;
import static dev.sessionready.rule.Assessments.fail;
import static dev.sessionready.rule.Assessments.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Instance;
import dev.sessionready.rule.Assessments;
import dev.sessionready.rule.Assessments.GuestArrives;
import dev.sessionready.rule.Assessments.LampLit;
import dev.sessionready.rule.Assessments.RoadOpen;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.subject.Exemption;
import dev.sessionready.world.World;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextReportTest {

  private final TextReport report = new TextReport(Messages.english());

  @Test
  void theDemoAccountIsPublishedWhole() {
    assertThatText(demo(report)).isTheFile("golden/demo-report.txt");
  }

  @Test
  void theDemoAccountIsPublishedWholeInJapanese() {
    assertThatText(demo(new TextReport(Messages.in("ja")))).isTheFile("golden/demo-report-ja.txt");
  }

  @Test
  void aCauseIsPublishedWithWhatIsSeenAndWhatFixesItAndItsConsequenceOnlyPointsBack() {
    Assessment assessment =
        Assessments.of(
            finding(GuestArrives.class, fail(Severity.HIGH, "nobody came")),
            finding(RoadOpen.class, fail(Severity.CRITICAL, "the road is closed")));

    assertReported(
        assessment,
        """
        i-1 (web)  HEADING
          ✗ road-open (CRITICAL): the road is closed
              Sessions hang.
              $ aws ec2 mend
          ✗ guest-arrives (HIGH): nobody came
              explained by the finding above
        """);
  }

  @Test
  void aFixOfSeveralFindingsIsPrintedWithTheFirstOfThem() {
    assertReported(
        Assessments.of(
            finding(LampLit.class, fail(Severity.LOW, "it is dark")),
            finding(RoadOpen.class, fail(Severity.CRITICAL, "the road is closed"))),
        """
        i-1 (web)  HEADING
          ✗ road-open (CRITICAL): the road is closed
              Sessions hang.
              $ aws ec2 mend
          ! lamp-lit (LOW): it is dark
              Sessions hang.
              Fix as for road-open.
        """);
  }

  @Test
  void aFailureBelowTheLimitIsAdvice() {
    assertReported(
        Assessments.of(finding(LampLit.class, fail(Severity.LOW, "it is dark"))),
        """
        i-1 (web)  HEADING
          ! lamp-lit (LOW): it is dark
              Sessions hang.
              $ aws ec2 mend
        """);
  }

  @Test
  void whatIsNeitherYesNorNoIsPublishedWithItsReason() {
    Verdict warning =
        new Verdict.Warn(
            Text.word("the road is narrow"),
            List.of("rtb-1"),
            List.of(FixStep.fix("# widen it, then look again"), FixStep.look("aws ec2 look")));
    Verdict broken = new Verdict.Broken(new IllegalStateException("a defect"));

    assertReported(
        Assessments.of(
            finding(RoadOpen.class, warning),
            finding(
                GuestArrives.class,
                new Verdict.Unverifiable(Text.word("the guest is far"), List.of("tgw-1"))),
            finding(GuestArrives.class, new Verdict.Unreadable("iam:GetRole", "access denied")),
            finding(LampLit.class, broken)),
        """
        i-1 (web)  HEADING
          ! road-open (CRITICAL): the road is narrow
              # widen it, then look again
              $ aws ec2 look
          ? guest-arrives (HIGH): the guest is far
          ? guest-arrives (HIGH): could not look: iam:GetRole: access denied
          ? lamp-lit (LOW): the check itself failed, please report it: java.lang.IllegalStateException: a defect
        """);
  }

  @Test
  void whatHoldsIsNamedInOneLineAndWhatDoesNotApplyIsNot() {
    assertReported(
        Assessments.of(
            finding(RoadOpen.class, Verdict.pass("open")),
            finding(GuestArrives.class, Verdict.notApplicable("no guest")),
            finding(LampLit.class, Verdict.pass("lit"))),
        """
        i-1 (web)  HEADING
          ✓ road-open, lamp-lit
        """);
  }

  @Test
  void ofAnInstanceThatIsNotJudgedTheReasonIsPublished() {
    Instance stopped = Assessments.instance("i-1", "stopped", Map.of("Name", "web"));

    assertThat(report.of(stopped, "HEADING", Exemption.NOT_RUNNING))
        .isEqualTo(
            """
            i-1 (web)  HEADING
              - not evaluated while it is stopped
            """);
    assertThat(report.of(stopped, "HEADING", Exemption.EXCLUDED_BY_TAG))
        .isEqualTo(
            """
            i-1 (web)  HEADING
              - not evaluated, its tag excludes it
            """);
  }

  @Test
  void anInstanceWithoutANameGoesByItsIdAlone() {
    assertReported(
        new Assessment(Assessments.instance("i-2", "running", Map.of()), List.of()),
        """
        i-2  HEADING
        """);
  }

  private void assertReported(Assessment assessment, String expected) {
    assertThat(report.of(assessment, "HEADING", Severity.HIGH)).isEqualTo(expected);
  }

  private static String demo(TextReport report) {
    return World.all().stream()
        .filter(world -> world.name().endsWith("demo.json"))
        .flatMap(world -> world.assess().stream())
        .map(assessment -> ComplianceDecision.of(assessment, RuleParameters.DEFAULTS))
        .map(one -> report.of(one.assessment(), one.heading(), Severity.HIGH))
        .collect(Collectors.joining("\n"));
  }
}
