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

class OutcomeTest {

  private static final Verdict.Unreadable ROLE = new Verdict.Unreadable("iam:GetRole", "denied");

  private static final Judgement COMPLIANT =
      new Judgement.Decided(
          Assessments.of(finding(RoadOpen.class, Verdict.pass("open"))), ComplianceType.COMPLIANT);

  private static final Judgement.Withheld BLIND =
      new Judgement.Withheld(
          Assessments.of(
              finding(RoadOpen.class, ROLE),
              finding(GuestArrives.class, new Verdict.Unreadable("ec2:DescribeVpcs", "throttled")),
              finding(LampLit.class, ROLE)));

  @Test
  void aRunThatSawEverythingThrowsNothing() {
    Outcome outcome = new Outcome(List.of(), List.of(COMPLIANT));

    assertThat(outcome.withheld()).isEmpty();
    assertThat(outcome.blindness()).isEmpty();
    assertThat(outcome.defects()).isEmpty();
    assertThatCode(outcome::orThrow).doesNotThrowAnyException();
  }

  @Test
  void aBlindRunThrowsTheNumbersAndEveryReasonOnce() {
    Outcome outcome = new Outcome(List.of(), List.of(COMPLIANT, BLIND, BLIND));

    assertThat(outcome.withheld()).containsExactly(BLIND, BLIND);
    assertThat(outcome.blindness())
        .containsExactly("ec2:DescribeVpcs: throttled", "iam:GetRole: denied");
    assertThatExceptionOfType(CouldNotJudge.class)
        .isThrownBy(outcome::orThrow)
        .withMessage(
            "2 of 3 instances got no verdict: ec2:DescribeVpcs: throttled; iam:GetRole: denied.");
  }

  @Test
  void aDefectIsKeptWholeAndNamedByItsCheck() {
    IllegalStateException defect = new IllegalStateException("ours");
    Judgement broken =
        new Judgement.Withheld(Assessments.of(finding(RoadOpen.class, new Verdict.Broken(defect))));
    Outcome outcome = new Outcome(List.of(), List.of(broken));

    assertThat(outcome.defects()).containsExactly(defect);
    assertThatExceptionOfType(CouldNotJudge.class)
        .isThrownBy(outcome::orThrow)
        .withMessage(
            "1 of 1 instances got no verdict, and checks broke: road-open:"
                + " java.lang.IllegalStateException: ours.");
  }

  @Test
  void whatALookBesideAFailureMissedIsToldThoughTheVerdictStands() {
    Judgement certain =
        new Judgement.Decided(
            Assessments.of(finding(RoadOpen.class, fail(Severity.HIGH, "closed", ROLE))),
            ComplianceType.NON_COMPLIANT);
    Outcome outcome = new Outcome(List.of(), List.of(certain));

    assertThat(outcome.blindness()).containsExactly("iam:GetRole: denied");
    assertThatCode(outcome::orThrow).doesNotThrowAnyException();
  }
}
