package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Finding;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.report.Annotation;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.RuleParameters;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every known way in which the agent refuses a session or loses its log: which check says it, and
 * that it says it in the words that a user sees and searches for.
 */
class BadCasesTest {

  private static final Messages ENGLISH = Messages.english();
  private static final List<BadCase> CASES = BadCase.all();

  @TestFactory
  Stream<DynamicTest> everyBadCaseIsPublishedByItsCheck() {
    return tests(CASES.stream(), BadCasesTest::isPublished);
  }

  @TestFactory
  Stream<DynamicTest> everyBadCaseIsPublishedInTheWordsThatItsUserSees() {
    return tests(CASES.stream(), one -> assertThat(sentence(verdict(one))).contains(one.words()));
  }

  @TestFactory
  Stream<DynamicTest> theAnnotationLeadsWithABadCaseThatMakesTheInstanceNonCompliant() {
    return tests(
        CASES.stream().filter(BadCasesTest::isGrave),
        one ->
            assertThat(
                    new Annotation(ENGLISH).of(assessment(one), RuleParameters.DEFAULTS.failAt()))
                .startsWith(one.check() + ": "));
  }

  @TestFactory
  Stream<DynamicTest> aBadCaseThatIsNotSoGraveLeavesTheInstanceWithoutACause() {
    return tests(
        CASES.stream().filter(one -> !isGrave(one)),
        one -> assertThat(assessment(one).causes(RuleParameters.DEFAULTS.failAt())).isEmpty());
  }

  @Test
  void theTableHoldsEveryBadCaseOfTheAgent() {
    Set<String> ids = CASES.stream().map(BadCase::id).collect(Collectors.toSet());

    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(cases("L", 6), cases("S", 6), cases("K", 2), cases("R", 4))
                .flatMap(List::stream)
                .toList());
  }

  @Test
  void noSituationIsPublishedTwiceAndEachRowSaysWhatIsSeen() {
    assertThat(CASES).extracting(BadCase::name).doesNotHaveDuplicates();
    assertThat(CASES).allSatisfy(one -> assertThat(one.words()).isNotEmpty());
  }

  private static void isPublished(BadCase one) {
    Verdict verdict = verdict(one);

    assertThat(kind(verdict)).as(verdict::toString).isEqualTo(one.verdict());
    if (verdict instanceof Verdict.Fail fail) {
      assertThat(fail.severity()).isEqualTo(one.severity());
      assertThat(fail.symptom()).isEqualTo(Objects.requireNonNull(one.seen()).text());
      assertThat(fail.resources()).isNotEmpty();
      assertThat(fail.remediation()).isNotEmpty();
    }
  }

  private static boolean isGrave(BadCase one) {
    return one.severity() != null && one.severity().isAtLeast(RuleParameters.DEFAULTS.failAt());
  }

  private static Verdict verdict(BadCase one) {
    return assessment(one).findings().stream()
        .filter(finding -> finding.id().equals(one.check()))
        .map(Finding::verdict)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no check " + one.check()));
  }

  private static Assessment assessment(BadCase one) {
    return one.world().assess().getFirst();
  }

  private static String kind(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> "PASS";
      case Verdict.Fail _ -> "FAIL";
      case Verdict.Warn _ -> "WARN";
      case Verdict.NotApplicable _ -> "NOT_APPLICABLE";
      case Verdict.Unverifiable _ -> "UNVERIFIABLE";
      case Verdict.Unreadable _ -> "UNREADABLE";
      case Verdict.Broken(RuntimeException defect) -> throw defect;
    };
  }

  private static String sentence(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fail fail -> ENGLISH.say(fail.symptom());
      case Verdict.Warn(Text what, _, _) -> ENGLISH.say(what);
      case Verdict.Unverifiable(Text what, _, _) -> ENGLISH.say(what);
      case Verdict.Pass(Text evidence) -> ENGLISH.say(evidence);
      case Verdict.NotApplicable(Text because) -> ENGLISH.say(because);
      case Verdict.Unreadable unreadable -> unreadable.toText();
      case Verdict.Broken(RuntimeException defect) -> throw defect;
    };
  }

  private static List<String> cases(String change, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(number -> change + number).toList();
  }

  private static Stream<DynamicTest> tests(Stream<BadCase> cases, Consumer<BadCase> test) {
    return cases.map(one -> DynamicTest.dynamicTest(one.name(), () -> test.accept(one)));
  }
}
