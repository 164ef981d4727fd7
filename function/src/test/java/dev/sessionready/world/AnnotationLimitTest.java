package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.assess.Assessment;
import dev.sessionready.check.Severity;
import dev.sessionready.report.Annotation;
import dev.sessionready.report.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * What AWS Config takes of an annotation, for everything that the stored worlds, the cases of the
 * checks and the bad cases can make it say, in each language.
 */
class AnnotationLimitTest {

  private static final Pattern JAPANESE =
      Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

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
        assertThat(JAPANESE.matcher(told).find())
            .as(told)
            .isEqualTo(locale.equals(Locale.JAPANESE));
      }
    }
  }

  private static boolean isHalfAPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static Stream<World> casesOfChecks() {
    try (Stream<Path> files = Files.list(World.RESOURCES.resolve("checks"))) {
      return files.sorted().toList().stream()
          .flatMap(file ->
              World.tree(file).valueStream().map(one -> world(file.getFileName().toString(), one)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static World world(String file, JsonNode one) {
    World patched =
        one.has("patch") ? new Patch(one.path("patch")).onTheHealthyWorld() : World.healthy();
    return patched.named(file + ": " + one.path("case").asString()).with(BadCase.parameters(one));
  }
}
