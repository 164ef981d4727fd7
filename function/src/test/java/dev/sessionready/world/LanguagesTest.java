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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Everything that the stored worlds, the cases of the checks and the bad cases can make the program
 * say, in each language: AWS Config takes the annotation, and a Japanese operator reads Japanese.
 */
class LanguagesTest {

  private static final Messages JAPANESE = Messages.in("ja");
  private static final Annotation IN_ENGLISH = new Annotation(Messages.english());
  private static final Annotation IN_JAPANESE = new Annotation(JAPANESE);

  private static final Pattern SPOILS_A_NOTIFICATION = Pattern.compile("[\"'`\\\\<>\\n\\r\\t]");

  /** Each account is assessed once for all that is said of it. */
  @TestFactory
  Stream<DynamicTest> everyAnnotationIsTakenAndEverySentenceIsInItsLanguage() {
    return Stream.of(
            World.all().stream(), BadCase.all().stream().map(BadCase::world), casesOfChecks())
        .flatMap(worlds -> worlds)
        .map(world -> DynamicTest.dynamicTest(world.name(), () -> said(world)));
  }

  @TestFactory
  Stream<DynamicTest> everyPathOfEveryWorldIsPublishedInJapanese() {
    return World.all().stream()
        .map(world ->
            DynamicTest.dynamicTest(
                world.name(), () -> world.subjects().forEach(LanguagesTest::walked)));
  }

  private static void said(World world) {
    for (Assessment assessment : world.assess()) {
      for (Severity failAt : Severity.values()) {
        String english = IN_ENGLISH.of(assessment, failAt);
        String japanese = IN_JAPANESE.of(assessment, failAt);

        assertTaken(english);
        assertTaken(japanese);
        assertThat(english).matches(actual -> !Japanese.isIn(actual), "is English");
        assertThat(japanese).matches(Japanese::isIn, "is Japanese");
        assertCutWhereItMust(japanese, assessment.causes(failAt));
      }
      assessment.findings().stream()
          .flatMap(finding -> texts(finding.verdict()))
          .map(JAPANESE::say)
          .forEach(sentence -> assertThat(sentence).matches(Japanese::isIn, "is Japanese"));
      assertThat(new TextReport(JAPANESE).of(assessment, "NON_COMPLIANT", Severity.LOW))
          .isNotEmpty();
    }
  }

  private static void assertTaken(String annotation) {
    assertThat(annotation)
        .isNotBlank()
        .hasSizeLessThanOrEqualTo(Annotation.LIMIT)
        .doesNotContainPattern(SPOILS_A_NOTIFICATION);
    // Half a pair stands for no character and is a code point of its own.
    assertThat(annotation.codePoints().filter(LanguagesTest::isHalfAPair)).isEmpty();
  }

  private static boolean isHalfAPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static void assertCutWhereItMust(String annotation, List<Finding> causes) {
    assertThat(annotation).doesNotContainPattern("[\\s&&[^ ]]");
    if (!causes.isEmpty() && annotation.contains("…")) {
      Finding first = causes.getFirst();
      String whole = first.id() + ": " + JAPANESE.say(((Verdict.Fail) first.verdict()).cause());
      int kept = annotation.indexOf('…');
      assertThat(whole).startsWith(annotation.substring(0, kept));
      assertThat(annotation.length() + Japanese.unit(whole, kept)).isGreaterThan(Annotation.LIMIT);
    }
  }

  private static void walked(Subject subject) {
    for (Service service : subject.services()) {
      assertThat(new PathPage(JAPANESE).of(service, subject.path(service)))
          .matches(Japanese::isIn, "is Japanese");
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

  private static Stream<World> casesOfChecks() {
    return Catalogue.load().checks().stream()
        .map(check -> Catalogue.info(check).id())
        .flatMap(id -> Case.of(id).map(one -> one.world().named(id + ": " + one.name())));
  }
}
