package dev.sessionready.report;

import static dev.sessionready.rule.Assessments.fail;
import static dev.sessionready.rule.Assessments.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Finding;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.rule.Assessments;
import dev.sessionready.rule.Assessments.GuestArrives;
import dev.sessionready.rule.Assessments.LampLit;
import dev.sessionready.rule.Assessments.RoadOpen;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationTest {

  private static final Finding CLOSED =
      finding(RoadOpen.class, fail(Severity.CRITICAL, "rtb-1 has no route to pl-1"));
  private static final Finding NONE =
      finding(GuestArrives.class, fail(Severity.HIGH, "nobody came"));
  private static final Finding DARK = finding(LampLit.class, fail(Severity.LOW, "it is dark"));

  @Test
  void theCauseIsNamedWithItsResources() {
    assertAnnotated(Severity.HIGH, "road-open: rtb-1 has no route to pl-1", CLOSED);
  }

  @Test
  void whereThereIsRoomItSaysWhereTheReportIs() {
    Annotation annotation = new Annotation(Messages.english(), "s3://reports/session-ready.html");
    Finding long200 = finding(RoadOpen.class, fail(Severity.CRITICAL, "x".repeat(200)));
    Finding long210 = finding(RoadOpen.class, fail(Severity.CRITICAL, "x".repeat(210)));

    assertThat(annotation.of(Assessments.of(CLOSED), Severity.HIGH))
        .isEqualTo(
            "road-open: rtb-1 has no route to pl-1 (report: s3://reports/session-ready.html)");
    assertThat(annotation.of(Assessments.of(long200), Severity.HIGH)).contains(" (report: s3://");
    assertThat(annotation.of(Assessments.of(long210), Severity.HIGH))
        .isEqualTo("road-open: " + "x".repeat(210));
  }

  @Test
  void otherCausesAreCountedAndNamedAndConsequencesAreNot() {
    assertAnnotated(
        Severity.LOW,
        "road-open: rtb-1 has no route to pl-1; +1 more: lamp-lit",
        DARK,
        NONE,
        CLOSED);
  }

  @Test
  void failuresBelowTheLimitAreNotNamedBesideACause() {
    assertAnnotated(Severity.HIGH, "guest-arrives: nobody came", NONE, DARK);
  }

  @Test
  void whereTooManyWordsLeaveNoRoomForTheOthersTheyAreCountedAndTheWordsAreCut() {
    String long300 = "sg-0a1d9f0c5e2b47053 ".repeat(20).strip();
    Finding wordy = finding(RoadOpen.class, fail(Severity.CRITICAL, long300));

    assertAnnotated(
        Severity.LOW,
        "road-open: " + "sg-0a1d9f0c5e2b47053 ".repeat(11) + "...; +1 more",
        wordy,
        DARK);
  }

  @Test
  void asManyOthersAreNamedAsThereIsRoomFor() {
    String most = "x".repeat(205);

    assertAnnotated(
        Severity.LOW,
        "guest-arrives: " + most + "; +3 more: lamp-lit, lamp-lit",
        finding(GuestArrives.class, fail(Severity.HIGH, most)),
        DARK,
        DARK,
        finding(LampLit.class, fail(Severity.LOW, "also dark")));
  }

  @Test
  void aWordThatHasNoRoomIsLeftOutWhole() {
    assertAnnotated(
        Severity.LOW,
        "road-open: ...",
        finding(RoadOpen.class, fail(Severity.CRITICAL, "x".repeat(300))));
  }

  @Test
  void aTextOfJustTheLimitIsNotCut() {
    String fits = "x".repeat(Annotation.LIMIT - "road-open: ".length());

    assertAnnotated(
        Severity.LOW, "road-open: " + fits, finding(RoadOpen.class, fail(Severity.CRITICAL, fits)));
  }

  @Test
  void whatWouldSpoilANotificationIsTakenOut() {
    assertAnnotated(
        Severity.LOW,
        "road-open: role Web may not do a on the bucket logs",
        finding(
            RoadOpen.class,
            fail(
                Severity.CRITICAL, "role \"Web\" may\n not\tdo 'a'  on\r\nthe <bucket> `log\\s`")));
  }

  @Test
  void aReadyInstanceIsPublishedHowManyChecksHold() {
    assertAnnotated(
        Severity.HIGH,
        "2 checks hold",
        finding(RoadOpen.class, Verdict.pass("open")),
        finding(GuestArrives.class, Verdict.pass("there")),
        finding(LampLit.class, Verdict.notApplicable("no lamp")));
  }

  @Test
  void aReadyInstanceIsPublishedWhatIsAdviceWhatIsNotVerifiedAndWhatIsNotRead() {
    Verdict warning = new Verdict.Warn(Text.word("narrow"), List.of(), List.of());

    assertAnnotated(
        Severity.HIGH,
        "1 checks hold; advice: lamp-lit, road-open; not verified: guest-arrives; not read:"
            + " lamp-lit, guest-arrives",
        finding(RoadOpen.class, Verdict.pass("open")),
        DARK,
        finding(RoadOpen.class, warning),
        finding(GuestArrives.class, Verdict.unverifiable(List.of("tgw-1"), "far")),
        finding(LampLit.class, new Verdict.Unreadable("iam:GetRole", "denied")),
        finding(GuestArrives.class, new Verdict.Broken(new IllegalStateException("ours"))));
  }

  @Test
  void inJapaneseTheOthersAreCountedAndNamedAsJapaneseListsThem() {
    assertThat(japanese(NONE, DARK, finding(LampLit.class, fail(Severity.LOW, "also dark"))))
        .isEqualTo("guest-arrives: nobody came。他 2 件: lamp-lit、lamp-lit");
  }

  @Test
  void inJapaneseACutLosesNoMoreThanItMust() {
    Finding wordy = finding(RoadOpen.class, fail(Severity.CRITICAL, "経路がない".repeat(60)));

    assertThat(japanese(wordy, DARK))
        .isEqualTo("road-open: " + "経路がない".repeat(47) + "経路が" + "…。他 1 件")
        .hasSize(Annotation.LIMIT);
  }

  @Test
  void inJapaneseAReadyInstanceIsPublishedInShortSentences() {
    assertThat(
            japanese(
                finding(RoadOpen.class, Verdict.pass("open")),
                finding(GuestArrives.class, Verdict.unverifiable(List.of("tgw-1"), "far")),
                finding(LampLit.class, new Verdict.Unreadable("iam:GetRole", "denied"))))
        .isEqualTo("1 件のチェックに合格。検証不可: guest-arrives。読み取り失敗: lamp-lit");
  }

  private static String japanese(Finding... findings) {
    return new Annotation(Messages.in("ja")).of(Assessments.of(findings), Severity.LOW);
  }

  private static void assertAnnotated(Severity failAt, String expected, Finding... findings) {
    assertThat(new Annotation(Messages.english()).of(Assessments.of(findings), failAt))
        .isEqualTo(expected)
        .hasSizeLessThanOrEqualTo(256);
  }
}
