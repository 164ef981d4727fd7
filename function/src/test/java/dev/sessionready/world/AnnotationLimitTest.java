package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Catalogue;
import dev.sessionready.check.Severity;
import dev.sessionready.report.Annotation;
import dev.sessionready.report.Japanese;
import dev.sessionready.report.Messages;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What AWS Config takes of an annotation, for everything that the stored worlds, the cases of the
 * checks and the bad cases can make it say, in each language.
 */
class AnnotationLimitTest {

  private static final Annotation ENGLISH = new Annotation(Messages.english());
  private static final Annotation JAPANESE = new Annotation(Messages.in("ja"));

  private static final Pattern SPOILS_A_NOTIFICATION = Pattern.compile("[\"'`\\\\<>\\n\\r\\t]");

  @TestFactory
  Stream<DynamicTest> noAnnotationIsTooLongOrEmptyInEitherLanguage() {
    return Stream.of(
            World.all().stream(), BadCase.all().stream().map(BadCase::world), casesOfChecks())
        .flatMap(worlds -> worlds)
        .map(world -> DynamicTest.dynamicTest(world.name(), () -> fits(world)));
  }

  private static void fits(World world) {
    for (Assessment assessment : world.assess()) {
      for (Severity failAt : Severity.values()) {
        String english = ENGLISH.of(assessment, failAt);
        String japanese = JAPANESE.of(assessment, failAt);

        assertTaken(english);
        assertTaken(japanese);
        assertThat(english).matches(actual -> !Japanese.isIn(actual), "is English");
        assertThat(japanese).matches(Japanese::isIn, "is Japanese");
      }
    }
  }

  private static void assertTaken(String annotation) {
    assertThat(annotation)
        .isNotBlank()
        .hasSizeLessThanOrEqualTo(Annotation.LIMIT)
        .doesNotContainPattern(SPOILS_A_NOTIFICATION);
    // Half a pair stands for no character and is a code point of its own.
    assertThat(annotation.codePoints().filter(AnnotationLimitTest::isHalfAPair)).isEmpty();
  }

  private static boolean isHalfAPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static Stream<World> casesOfChecks() {
    return Catalogue.load().checks().stream()
        .map(check -> Catalogue.info(check).id())
        .flatMap(id -> Case.of(id).map(one -> one.world().named(id + ": " + one.name())));
  }
}
