package dev.sessionready.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.model.Instance;
import dev.sessionready.subject.Subject;
import dev.sessionready.world.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** In which order failures are reported, the first of which an annotation leads with. */
class AssessmentRankingTest {

  private static final Instance INSTANCE = World.healthy().subjects().getFirst().described();

  @Test
  void theGraverIsPublishedFirstHoweverLateOnThePath() {
    assertRanked(
        List.of("late", "early", "own"),
        early(Severity.HIGH),
        late(Severity.CRITICAL),
        own(Severity.MEDIUM));
  }

  @Test
  void ofEqualOnesTheEarlierStageIsPublishedFirst() {
    assertRanked(
        List.of("early", "middle", "late"),
        late(Severity.HIGH),
        early(Severity.HIGH),
        middle(Severity.HIGH));
  }

  @Test
  void atOneStageWhatIsSharedIsPublishedBeforeWhatIsTheInstancesOwn() {
    // By its id and by its place in the catalogue the instance's own would come first.
    assertRanked(List.of("shared", "own"), own(Severity.HIGH), shared(Severity.HIGH));
  }

  @Test
  void theEarlierStageIsPublishedFirstEvenWhereItIsTheInstancesOwn() {
    assertRanked(List.of("own", "late"), late(Severity.HIGH), own(Severity.HIGH));
  }

  @Test
  void theGraverIsPublishedFirstEvenWhereItIsTheInstancesOwn() {
    assertRanked(List.of("own", "shared"), shared(Severity.HIGH), own(Severity.CRITICAL));
  }

  @Test
  void aFailureThatNamesTheInstanceAmongOthersIsItsOwn() {
    assertRanked(
        List.of("shared", "own"),
        new Own(fail(Severity.HIGH).withResources(List.of("sg-1", INSTANCE.id()))),
        shared(Severity.HIGH));
  }

  @Test
  void consequencesArePublishedLastHoweverGraveAndEarlyAndShared() {
    assertRanked(
        List.of("late", "own", "consequence"),
        late(Severity.CRITICAL),
        new Consequence(fail(Severity.CRITICAL).withResources(List.of("vpc-1"))),
        own(Severity.LOW));
  }

  @Test
  void consequencesAreFoldedIntoTheirCause() {
    Assessment assessment = assess(late(Severity.CRITICAL), consequence(Severity.CRITICAL));

    assertThat(ids(assessment.causes(Severity.LOW))).containsExactly("late");
    assertThat(assessment.failures(Severity.LOW))
        .extracting(assessment::isExplained)
        .containsExactly(false, true);
  }

  @Test
  void aConsequenceWhoseCauseHoldsIsACauseInItsOwnPlace() {
    assertRanked(
        List.of("consequence", "own"),
        own(Severity.LOW),
        consequence(Severity.CRITICAL),
        new Late(Verdict.pass("key")));
  }

  @Test
  void aLateConsequenceOfAConsequenceIsFoldedTooAndCausesKeepTheirOrder() {
    Assessment assessment =
        assess(
            new Remote(fail(Severity.HIGH)),
            consequence(Severity.HIGH),
            late(Severity.HIGH),
            early(Severity.HIGH));

    assertThat(ids(assessment.causes(Severity.LOW))).containsExactly("early", "late");
    assertThat(ids(assessment.failures(Severity.LOW)))
        .containsExactly("early", "late", "consequence", "remote");
  }

  @RepeatedTest(20)
  void theOrderDoesNotDependOnTheOrderInWhichChecksWereFound(RepetitionInfo repetition) {
    List<Check> checks =
        new ArrayList<>(
            List.of(
                early(Severity.HIGH),
                middle(Severity.HIGH),
                shared(Severity.HIGH),
                own(Severity.HIGH),
                late(Severity.CRITICAL),
                consequence(Severity.CRITICAL)));
    Collections.shuffle(checks, new Random(repetition.getCurrentRepetition()));

    assertRanked(
        List.of("late", "early", "middle", "shared", "own", "consequence"),
        checks.toArray(Check[]::new));
  }

  private static void assertRanked(List<String> ids, Check... checks) {
    assertThat(ids(assess(checks).failures(Severity.LOW))).containsExactlyElementsOf(ids);
  }

  private static Assessment assess(Check... checks) {
    return new Assessor(new Catalogue(Arrays.asList(checks)))
        .assess(World.healthy().subjects().getFirst());
  }

  private static List<String> ids(List<Finding> findings) {
    return findings.stream().map(Finding::id).toList();
  }

  private static Verdict.Fail fail(Severity severity) {
    return Verdict.fail(severity, Symptom.NOT_CONNECTED, "key").withResources(List.of("vpc-1"));
  }

  private static Check early(Severity severity) {
    return new Early(fail(severity));
  }

  private static Check middle(Severity severity) {
    return new Middle(fail(severity));
  }

  private static Check shared(Severity severity) {
    return new Shared(fail(severity));
  }

  private static Check own(Severity severity) {
    return new Own(fail(severity).withResources(List.of(INSTANCE.id())));
  }

  private static Check late(Severity severity) {
    return new Late(fail(severity));
  }

  private static Check consequence(Severity severity) {
    return new Consequence(fail(severity));
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
      id = "early",
      title = "",
      why = "",
      source = "",
      severity = Severity.CRITICAL,
      stage = Stage.CREDENTIALS,
      symptoms = Symptom.NOT_CONNECTED,
      remediation = "aws ec2 mend")
  private record Early(Verdict verdict) implements Fixed {}

  @CheckInfo(
      id = "middle",
      title = "",
      why = "",
      source = "",
      severity = Severity.CRITICAL,
      stage = Stage.NETWORK,
      symptoms = Symptom.NOT_CONNECTED,
      remediation = "aws ec2 mend")
  private record Middle(Verdict verdict) implements Fixed {}

  @CheckInfo(
      id = "own",
      title = "",
      why = "",
      source = "",
      severity = Severity.CRITICAL,
      stage = Stage.PREFERENCES,
      symptoms = Symptom.NOT_CONNECTED,
      remediation = "aws ec2 mend")
  private record Own(Verdict verdict) implements Fixed {}

  @CheckInfo(
      id = "shared",
      title = "",
      why = "",
      source = "",
      severity = Severity.CRITICAL,
      stage = Stage.PREFERENCES,
      symptoms = Symptom.NOT_CONNECTED,
      remediation = "aws ec2 mend")
  private record Shared(Verdict verdict) implements Fixed {}

  @CheckInfo(
      id = "late",
      title = "",
      why = "",
      source = "",
      severity = Severity.CRITICAL,
      stage = Stage.LOGGING,
      symptoms = Symptom.NOT_CONNECTED,
      remediation = "aws ec2 mend")
  private record Late(Verdict verdict) implements Fixed {}

  @CheckInfo(
      id = "consequence",
      title = "",
      why = "",
      source = "",
      severity = Severity.CRITICAL,
      stage = Stage.INSTANCE,
      symptoms = Symptom.NOT_CONNECTED,
      remediation = "aws ec2 mend",
      after = Late.class)
  private record Consequence(Verdict verdict) implements Fixed {}

  @CheckInfo(
      id = "remote",
      title = "",
      why = "",
      source = "",
      severity = Severity.CRITICAL,
      stage = Stage.LOGGING,
      symptoms = Symptom.NOT_CONNECTED,
      remediation = "aws ec2 mend",
      after = Consequence.class)
  private record Remote(Verdict verdict) implements Fixed {}
}
