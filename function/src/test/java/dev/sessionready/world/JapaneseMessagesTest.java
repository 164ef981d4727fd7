package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Catalogue;
import dev.sessionready.check.Finding;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Service;
import dev.sessionready.report.Annotation;
import dev.sessionready.report.Japanese;
import dev.sessionready.report.Messages;
import dev.sessionready.report.PathPage;
import dev.sessionready.report.TextReport;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of every check and every stored account, as a Japanese operator reads of it. */
class JapaneseMessagesTest {

  private static final Messages MESSAGES = Messages.in("ja");
  private static final Annotation ANNOTATION = new Annotation(MESSAGES);

  @TestFactory
  Stream<DynamicTest> everyCaseIsPublishedInJapanese() {
    return Catalogue.load().checks().stream()
        .map(check -> Catalogue.info(check).id())
        .map(id ->
            DynamicTest.dynamicTest(
                id, () -> Case.of(id).map(Case::world).forEach(JapaneseMessagesTest::said)));
  }

  @TestFactory
  Stream<DynamicTest> everyWorldIsPublishedInJapanese() {
    return World.all().stream()
        .map(world ->
            DynamicTest.dynamicTest(
                world.name(),
                () -> {
                  said(world);
                  world.subjects().forEach(JapaneseMessagesTest::walked);
                }));
  }

  private static void said(World world) {
    world.assess().forEach(JapaneseMessagesTest::said);
  }

  private static void said(Assessment assessment) {
    for (Finding finding : assessment.findings()) {
      texts(finding.verdict())
          .map(MESSAGES::say)
          .forEach(said ->
              assertThat(said).as(finding::toString).matches(Japanese::isIn, "is Japanese"));
    }
    for (Severity failAt : Severity.values()) {
      assertAnnotated(assessment, failAt);
    }
    assertThat(new TextReport(MESSAGES).of(assessment, "NON_COMPLIANT", Severity.LOW)).isNotEmpty();
  }

  private static void walked(Subject subject) {
    for (Service service : subject.services()) {
      assertThat(new PathPage(MESSAGES).of(service, subject.path(service)))
          .matches(Japanese::isIn, "is Japanese");
    }
  }

  private static void assertAnnotated(Assessment assessment, Severity failAt) {
    String annotation = ANNOTATION.of(assessment, failAt);
    assertThat(annotation)
        .hasSizeLessThanOrEqualTo(Annotation.LIMIT)
        .doesNotContainPattern("[\"'`\\\\<>\\s&&[^ ]]")
        .matches(Japanese::isIn, "is Japanese");
    List<Finding> causes = assessment.causes(failAt);
    if (!causes.isEmpty() && annotation.contains("…")) {
      Finding first = causes.getFirst();
      String whole = first.id() + ": " + MESSAGES.say(((Verdict.Fail) first.verdict()).cause());
      int kept = annotation.indexOf('…');
      assertThat(whole).startsWith(annotation.substring(0, kept));
      assertThat(annotation.length() + Japanese.unit(whole, kept)).isGreaterThan(Annotation.LIMIT);
    }
  }

  private static Stream<Text> texts(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass(Text evidence) -> Stream.of(evidence);
      case Verdict.NotApplicable(Text because) -> Stream.of(because);
      case Verdict.Unverifiable(Text what, _, _) -> Stream.of(what);
      case Verdict.Warn(Text what, _, var fix) -> Stream.concat(Stream.of(what), remarks(fix));
      case Verdict.Fail fail ->
          Stream.concat(Stream.of(fail.cause(), fail.symptom()), remarks(fail.remediation()));
      case Verdict.Unreadable _ -> Stream.empty();
      case Verdict.Broken(RuntimeException defect) -> throw defect;
    };
  }

  // Commands are the same in every language; what is said beside them is not.
  private static Stream<Text> remarks(List<FixStep> fix) {
    return fix.stream().map(FixStep::text).filter(Text.Message.class::isInstance);
  }
}
