package dev.sessionready.rule;

import static dev.sessionready.rule.Assessments.fail;
import static dev.sessionready.rule.Assessments.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Finding;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.rule.Assessments.GuestArrives;
import dev.sessionready.rule.Assessments.LampLit;
import dev.sessionready.rule.Assessments.RoadOpen;
import dev.sessionready.subject.Expectations;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComplianceDecisionTest {

  private static final Finding PASSES = finding(RoadOpen.class, Verdict.pass("open"));
  private static final Verdict.Unreadable DENIED = new Verdict.Unreadable("iam:GetRole", "denied");

  @ParameterizedTest(name = "{0} where {1} fails the rule")
  @CsvSource({
    "CRITICAL, CRITICAL, NON_COMPLIANT",
    "CRITICAL, HIGH,     NON_COMPLIANT",
    "CRITICAL, LOW,      NON_COMPLIANT",
    "HIGH,     CRITICAL, COMPLIANT",
    "HIGH,     HIGH,     NON_COMPLIANT",
    "HIGH,     MEDIUM,   NON_COMPLIANT",
    "MEDIUM,   HIGH,     COMPLIANT",
    "MEDIUM,   MEDIUM,   NON_COMPLIANT",
    "LOW,      MEDIUM,   COMPLIANT",
    "LOW,      LOW,      NON_COMPLIANT"
  })
  void aFailureCountsFromItsOwnSeverityOn(
      Severity severity, Severity failAt, ComplianceType expected) {
    Assessment assessment =
        Assessments.of(PASSES, finding(GuestArrives.class, fail(severity, "nobody came")));

    assertDecided(assessment, parameters(failAt, ComplianceType.COMPLIANT), expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void whatIsNotAFailureLeavesAnInstanceCompliant(Verdict verdict) {
    assertDecided(
        Assessments.of(finding(RoadOpen.class, verdict)),
        parameters(Severity.LOW, ComplianceType.NON_COMPLIANT),
        ComplianceType.COMPLIANT);
  }

  static Stream<Arguments> whatIsNotAFailureLeavesAnInstanceCompliant() {
    return Stream.of(
        Arguments.of(Verdict.pass("open")),
        Arguments.of(Verdict.notApplicable("no road")),
        Arguments.of(new Verdict.Warn(Text.word("narrow"), List.of(), List.of())));
  }

  @ParameterizedTest(name = "unverifiable is {0}")
  @ValueSource(strings = {"COMPLIANT", "NON_COMPLIANT"})
  void whatCannotBeVerifiedIsWhatTheParameterSays(ComplianceType unverifiable) {
    Assessment assessment =
        Assessments.of(
            PASSES, finding(GuestArrives.class, Verdict.unverifiable(List.of("tgw-1"), "far")));

    assertDecided(assessment, parameters(Severity.HIGH, unverifiable), unverifiable);
  }

  @Test
  void whatCannotBeVerifiedAndWouldBeAdviceCountsForNothing() {
    Assessment assessment =
        Assessments.of(
            PASSES, finding(LampLit.class, Verdict.unverifiable(List.of("tgw-1"), "far")));

    assertDecided(
        assessment,
        parameters(Severity.HIGH, ComplianceType.NON_COMPLIANT),
        ComplianceType.COMPLIANT);
  }

  @Test
  void aFailedLookWithholdsTheVerdictWhateverUnverifiableSays() {
    Assessment assessment =
        Assessments.of(
            finding(RoadOpen.class, DENIED),
            finding(GuestArrives.class, Verdict.unverifiable(List.of("tgw-1"), "far")));

    for (ComplianceType unverifiable :
        List.of(ComplianceType.COMPLIANT, ComplianceType.NON_COMPLIANT)) {
      assertThat(ComplianceDecision.of(assessment, parameters(Severity.HIGH, unverifiable)))
          .isEqualTo(new ComplianceDecision.Undetermined(assessment));
    }
  }

  @Test
  void aBrokenCheckWithholdsTheVerdict() {
    Assessment assessment =
        Assessments.of(
            PASSES,
            finding(GuestArrives.class, new Verdict.Broken(new IllegalStateException("ours"))));

    assertThat(ComplianceDecision.of(assessment, RuleParameters.DEFAULTS))
        .isEqualTo(new ComplianceDecision.Undetermined(assessment));
  }

  @Test
  void aFailedLookThatCouldOnlyHavePublishedAdviceWithholdsNothing() {
    assertDecided(
        Assessments.of(PASSES, finding(LampLit.class, DENIED)),
        RuleParameters.DEFAULTS,
        ComplianceType.COMPLIANT);
  }

  @Test
  void aCertainFailureIsPublishedThoughALookElsewhereFailed() {
    assertDecided(
        Assessments.of(
            finding(RoadOpen.class, DENIED),
            finding(GuestArrives.class, fail(Severity.HIGH, "nobody came"))),
        RuleParameters.DEFAULTS,
        ComplianceType.NON_COMPLIANT);
  }

  @Test
  void aLightFailureThatAFailedLookMightHaveMadeGraveIsUndetermined() {
    Assessment assessment =
        Assessments.of(
            PASSES, finding(GuestArrives.class, fail(Severity.MEDIUM, "few came", DENIED)));

    assertThat(ComplianceDecision.of(assessment, RuleParameters.DEFAULTS))
        .isEqualTo(new ComplianceDecision.Undetermined(assessment));
  }

  @Test
  void aGraveFailureStaysOneThoughALookBesideItFailed() {
    assertDecided(
        Assessments.of(
            PASSES, finding(GuestArrives.class, fail(Severity.HIGH, "few came", DENIED))),
        RuleParameters.DEFAULTS,
        ComplianceType.NON_COMPLIANT);
  }

  private static void assertDecided(
      Assessment assessment, RuleParameters parameters, ComplianceType expected) {
    assertThat(ComplianceDecision.of(assessment, parameters))
        .isEqualTo(new ComplianceDecision.Decided(assessment, expected));
  }

  private static RuleParameters parameters(Severity failAt, ComplianceType unverifiable) {
    return new RuleParameters(
        Expectations.DEFAULTS, failAt, unverifiable, LiveStatus.NEVER, Locale.ENGLISH);
  }
}
