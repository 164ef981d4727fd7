package dev.sessionready.rule;

import static dev.sessionready.rule.Assessments.fail;
import static dev.sessionready.rule.Assessments.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionready.check.Severity;
import dev.sessionready.check.Verdict;
import dev.sessionready.rule.Assessments.GuestArrives;
import dev.sessionready.rule.Assessments.LampLit;
import dev.sessionready.rule.Assessments.RoadOpen;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunResultTest {

  private static final Verdict.Unreadable ROLE = new Verdict.Unreadable("iam:GetRole", "denied");

  private static final ComplianceDecision COMPLIANT =
      new ComplianceDecision.Decided(
          Assessments.of(finding(RoadOpen.class, Verdict.pass("open"))), ComplianceType.COMPLIANT);

  private static final ComplianceDecision.Undetermined BLIND =
      new ComplianceDecision.Undetermined(
          Assessments.of(
              finding(RoadOpen.class, ROLE),
              finding(GuestArrives.class, new Verdict.Unreadable("ec2:DescribeVpcs", "throttled")),
              finding(LampLit.class, ROLE)));

  @Test
  void aRunThatSawEverythingThrowsNothing() {
    RunResult outcome = new RunResult(List.of(), List.of(COMPLIANT));

    assertThat(outcome.undetermined()).isEmpty();
    assertThat(outcome.blindness()).isEmpty();
    assertThat(outcome.defects()).isEmpty();
    assertThatCode(outcome::orThrow).doesNotThrowAnyException();
  }

  @Test
  void aBlindRunThrowsTheNumbersAndEveryReasonOnce() {
    RunResult outcome = new RunResult(List.of(), List.of(COMPLIANT, BLIND, BLIND));

    assertThat(outcome.undetermined()).containsExactly(BLIND, BLIND);
    assertThat(outcome.blindness())
        .containsExactly("ec2:DescribeVpcs: throttled", "iam:GetRole: denied");
    assertThatExceptionOfType(IncompleteRun.class)
        .isThrownBy(outcome::orThrow)
        .withMessage(
            "2 of 3 instances got no verdict: ec2:DescribeVpcs: throttled; iam:GetRole: denied.");
  }

  @Test
  void aDefectIsKeptWholeAndNamedByItsCheck() {
    IllegalStateException defect = new IllegalStateException("ours");
    ComplianceDecision broken =
        new ComplianceDecision.Undetermined(
            Assessments.of(finding(RoadOpen.class, new Verdict.Broken(defect))));
    RunResult outcome = new RunResult(List.of(), List.of(broken));

    assertThat(outcome.defects()).containsExactly(defect);
    assertThatExceptionOfType(IncompleteRun.class)
        .isThrownBy(outcome::orThrow)
        .withMessage(
            "1 of 1 instances got no verdict, and checks broke: road-open:"
                + " java.lang.IllegalStateException: ours.");
  }

  @Test
  void whatALookBesideAFailureMissedIsPublishedThoughTheVerdictStands() {
    ComplianceDecision certain =
        new ComplianceDecision.Decided(
            Assessments.of(finding(RoadOpen.class, fail(Severity.HIGH, "closed", ROLE))),
            ComplianceType.NON_COMPLIANT);
    RunResult outcome = new RunResult(List.of(), List.of(certain));

    assertThat(outcome.blindness()).containsExactly("iam:GetRole: denied");
    assertThatCode(outcome::orThrow).doesNotThrowAnyException();
  }
}
