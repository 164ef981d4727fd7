package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.assess.Assessment;
import dev.sessionready.assess.Finding;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.report.Annotation;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.Parameters;
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
 * Every known way in which the agent refuses a session or loses its log: which check tells it, and
 * that it tells it in the words that a user sees and searches for.
 */
class BadCasesTest {

  private static final Messages ENGLISH = Messages.english();
  private static final List<BadCase> CASES = BadCase.all();

  @TestFactory
  Stream<DynamicTest> everyBadCaseIsToldByItsCheck() {
    return tests(CASES.stream(), BadCasesTest::isTold);
  }

  @TestFactory
  Stream<DynamicTest> everyBadCaseIsToldInTheWordsThatItsUserSees() {
    return tests(CASES.stream(), one -> assertThat(sentence(verdict(one))).contains(one.words()));
  }

  @TestFactory
  Stream<DynamicTest> theAnnotationLeadsWithABadCaseThatMakesTheInstanceNonCompliant() {
    return tests(
        CASES.stream().filter(BadCasesTest::isGrave),
        one ->
            assertThat(new Annotation(ENGLISH).of(assessment(one), Parameters.DEFAULTS.failAt()))
                .startsWith(one.check() + ": "));
  }

  @TestFactory
  Stream<DynamicTest> aBadCaseThatIsNotSoGraveLeavesTheInstanceWithoutACause() {
    return tests(
        CASES.stream().filter(one -> !isGrave(one)),
        one -> assertThat(assessment(one).causes(Parameters.DEFAULTS.failAt())).isEmpty());
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
  void noSituationIsToldTwiceAndEachRowSaysWhatIsSeen() {
    assertThat(CASES).extracting(BadCase::name).doesNotHaveDuplicates();
    assertThat(CASES).allSatisfy(one -> assertThat(one.words()).isNotEmpty());
  }

  private static void isTold(BadCase one) {
    Verdict verdict = verdict(one);

    assertThat(kind(verdict)).as(verdict::toString).isEqualTo(one.verdict());
    if (verdict instanceof Verdict.Fail fail) {
      assertThat(fail.severity()).isEqualTo(one.severity());
      assertThat(fail.seen()).isEqualTo(Objects.requireNonNull(one.seen()).text());
      assertThat(fail.resources()).isNotEmpty();
      assertThat(fail.fix()).isNotEmpty();
    }
  }

  private static boolean isGrave(BadCase one) {
    return one.severity() != null && one.severity().isAtLeast(Parameters.DEFAULTS.failAt());
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
      case Verdict.Fail fail -> ENGLISH.say(fail.seen());
      case Verdict.Warn(Text what, _, _) -> ENGLISH.say(what);
      case Verdict.Unverifiable(Text what, _, _) -> ENGLISH.say(what);
      case Verdict.Pass(Text evidence) -> ENGLISH.say(evidence);
      case Verdict.NotApplicable(Text because) -> ENGLISH.say(because);
      case Verdict.Unreadable unreadable -> unreadable.toText();
      case Verdict.Broken(RuntimeException defect) -> throw defect;
    };
  }

  private static List<String> cases(String letter, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(number -> letter + number).toList();
  }

  private static Stream<DynamicTest> tests(Stream<BadCase> cases, Consumer<BadCase> test) {
    return cases.map(one -> DynamicTest.dynamicTest(one.name(), () -> test.accept(one)));
  }
}
