package dev.sessionready.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.subject.Subject;
import dev.sessionready.world.World;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an assessment makes of the verdicts: causes, consequences, what was not seen. */
class AssessmentTest {

  @Test
  void aFailureIsExplainedByOneOfAnEarlierCheckThatIsAsGrave() {
    Assessment assessment =
        assessment(new Role(fail(Severity.CRITICAL)), new Actions(fail(Severity.CRITICAL)));

    assertThat(ids(assessment.failures(Severity.LOW))).containsExactly("role", "actions");
    assertThat(ids(assessment.causes(Severity.LOW))).containsExactly("role");
  }

  @Test
  void aLighterFailureExplainsNoGraverOne() {
    Assessment assessment =
        assessment(new Role(fail(Severity.HIGH)), new Actions(fail(Severity.CRITICAL)));

    assertThat(ids(assessment.causes(Severity.LOW))).containsExactly("actions", "role");
  }

  @Test
  void aGraverFailureExplainsALighterOne() {
    Assessment assessment =
        assessment(new Role(fail(Severity.CRITICAL)), new Actions(fail(Severity.HIGH)));

    assertThat(ids(assessment.causes(Severity.LOW))).containsExactly("role");
  }

  @Test
  void whatDoesNotFailExplainsNothing() {
    for (Verdict verdict :
        List.of(
            Verdict.pass("key"),
            Verdict.notApplicable("key"),
            Verdict.unverifiable(List.of(), "key"),
            new Verdict.Unreadable("iam:GetRole", "AccessDenied"))) {
      Assessment assessment = assessment(new Role(verdict), new Actions(fail(Severity.CRITICAL)));

      assertThat(ids(assessment.causes(Severity.LOW))).containsExactly("actions");
    }
  }

  @Test
  void aFailureOfACheckThatIsNotNamedExplainsNothing() {
    Assessment assessment =
        assessment(new Network(fail(Severity.CRITICAL)), new Actions(fail(Severity.CRITICAL)));

    assertThat(ids(assessment.causes(Severity.LOW))).containsExactly("actions", "network");
  }

  @Test
  void causesStandBeforeConsequencesHoweverGraveThoseAre() {
    Assessment assessment =
        assessment(
            new Role(fail(Severity.CRITICAL)),
            new Actions(fail(Severity.CRITICAL)),
            new Network(fail(Severity.HIGH)));

    assertThat(ids(assessment.failures(Severity.LOW)))
        .containsExactly("role", "network", "actions");
  }

  @Test
  void theGraverCauseIsPublishedFirst() {
    Assessment assessment =
        assessment(new Role(fail(Severity.MEDIUM)), new Network(fail(Severity.HIGH)));

    assertThat(ids(assessment.failures(Severity.LOW))).containsExactly("network", "role");
  }

  @Test
  void failuresBelowTheAskedSeverityAreLeftOut() {
    Assessment assessment =
        assessment(new Role(fail(Severity.MEDIUM)), new Network(fail(Severity.HIGH)));

    assertThat(ids(assessment.failures(Severity.HIGH))).containsExactly("network");
    assertThat(ids(assessment.failures(Severity.CRITICAL))).isEmpty();
  }

  @Test
  void aFindingWeighsAsItsFailureAndOtherwiseAsItsInfo() {
    Assessment assessment =
        assessment(new Role(fail(Severity.MEDIUM)), new Network(Verdict.pass("key")));

    assertThat(assessment.findings())
        .extracting(Finding::severity)
        .containsExactly(Severity.CRITICAL, Severity.MEDIUM);
  }

  @Test
  void whatCouldNotBeReadIsBlindWhereItCouldHaveWeighedSoMuch() {
    Assessment assessment =
        assessment(
            new Role(new Verdict.Unreadable("iam:GetRole", "AccessDenied")),
            new Advice(new Verdict.Unreadable("ec2:DescribeSubnets", "AccessDenied")));

    assertThat(ids(assessment.blind(Severity.HIGH))).containsExactly("role");
    assertThat(ids(assessment.blind(Severity.LOW))).containsExactly("role", "advice");
  }

  @Test
  void aFailureThatALookMightHaveMadeGraverIsBlindOnlyToThoseWhoAskForGraver() {
    Verdict partly =
        fail(Severity.HIGH)
            .withIncomplete(new Verdict.Unreadable("ec2:DescribeSubnets", "throttled"));
    Assessment assessment = assessment(new Role(partly));

    assertThat(ids(assessment.blind(Severity.CRITICAL))).containsExactly("role");
    assertThat(ids(assessment.blind(Severity.HIGH))).isEmpty();
  }

  @Test
  void whatAwsItselfDoesNotShowIsNotBlindness() {
    Assessment assessment = assessment(new Role(Verdict.unverifiable(List.of("tgw-1"), "key")));

    assertThat(assessment.blind(Severity.LOW)).isEmpty();
    assertThat(ids(assessment.unverifiable())).containsExactly("role");
  }

  @Test
  void theOtherKindsAreFoundByKind() {
    Assessment assessment =
        assessment(
            new Role(Verdict.pass("key")),
            new Network(new Verdict.Warn(Text.word("careful"), List.of(), List.of())));

    assertThat(ids(assessment.passes())).containsExactly("role");
    assertThat(ids(assessment.warnings())).containsExactly("network");
  }

  private static Verdict.Fail fail(Severity severity) {
    return Verdict.fail(severity, Symptom.NOT_CONNECTED, "key");
  }

  private static Assessment assessment(Check... checks) {
    return new Assessor(new Catalogue(Arrays.asList(checks)))
        .assess(World.healthy().subjects().getFirst());
  }

  private static List<String> ids(List<Finding> findings) {
    return findings.stream().map(Finding::id).toList();
  }

  /** A check that always says the same. */
  private sealed interface Fixed extends Check {
    Verdict verdict();

    @Override
    default Verdict judge(Subject subject) {
      return verdict();
    }
  }

  @CheckInfo(
      id = "role",
      title = "",
      why = "",
      source = "",
      severity = Severity.CRITICAL,
      stage = Stage.NETWORK)
  private record Role(Verdict verdict) implements Fixed {}

  @CheckInfo(
      id = "actions",
      title = "",
      why = "",
      source = "",
      severity = Severity.CRITICAL,
      stage = Stage.NETWORK,
      after = Role.class)
  private record Actions(Verdict verdict) implements Fixed {}

  @CheckInfo(
      id = "network",
      title = "",
      why = "",
      source = "",
      severity = Severity.CRITICAL,
      stage = Stage.NETWORK)
  private record Network(Verdict verdict) implements Fixed {}

  @CheckInfo(
      id = "advice",
      title = "",
      why = "",
      source = "",
      severity = Severity.LOW,
      stage = Stage.NETWORK)
  private record Advice(Verdict verdict) implements Fixed {}
}
