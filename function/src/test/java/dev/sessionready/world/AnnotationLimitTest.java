package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.assess.Assessment;
import dev.sessionready.check.Catalogue;
import dev.sessionready.check.Severity;
import dev.sessionready.report.Annotation;
import dev.sessionready.report.Japanese;
import dev.sessionready.report.Messages;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What AWS Config takes of an annotation, for everything that the stored worlds, the cases of the
 * checks and the bad cases can make it say, in each language.
 */
class AnnotationLimitTest {

  private static final Pattern SPOILS_A_NOTIFICATION = Pattern.compile("[\"'`\\\\<>\\n\\r\\t]");

  @TestFactory
  Stream<DynamicTest> noEnglishAnnotationIsTooLongOrEmpty() {
    return everyWorld(Locale.ENGLISH);
  }

  @TestFactory
  Stream<DynamicTest> noJapaneseAnnotationIsTooLongOrEmpty() {
    return everyWorld(Locale.JAPANESE);
  }

  private static Stream<DynamicTest> everyWorld(Locale locale) {
    Annotation annotation = new Annotation(new Messages(locale));
    return Stream.of(
            World.all().stream(), BadCase.all().stream().map(BadCase::world), casesOfChecks())
        .flatMap(worlds -> worlds)
        .map(world ->
            DynamicTest.dynamicTest(world.name(), () -> fits(annotation, locale, world.assess())));
  }

  private static void fits(Annotation annotation, Locale locale, List<Assessment> assessments) {
    for (Assessment assessment : assessments) {
      for (Severity failAt : Severity.values()) {
        String told = annotation.of(assessment, failAt);

        assertThat(told)
            .isNotBlank()
            .hasSizeLessThanOrEqualTo(Annotation.LIMIT)
            .doesNotContainPattern(SPOILS_A_NOTIFICATION);
        // Half a pair stands for no character and is a code point of its own.
        assertThat(told.codePoints().filter(AnnotationLimitTest::isHalfAPair)).isEmpty();
        assertThat(Japanese.isIn(told)).as(told).isEqualTo(locale.equals(Locale.JAPANESE));
      }
    }
  }

  private static boolean isHalfAPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static Stream<World> casesOfChecks() {
    return Catalogue.load().checks().stream()
        .map(check -> Catalogue.plate(check).id())
        .flatMap(id -> Case.of(id).map(one -> one.world().named(id + ": " + one.name())));
  }
}
