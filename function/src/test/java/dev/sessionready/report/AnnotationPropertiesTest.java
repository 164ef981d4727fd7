package dev.sessionready.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Catalogue;
import dev.sessionready.check.Check;
import dev.sessionready.check.Finding;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.rule.Assessments;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every annotation, tried on many assessments that chance made up. */
class AnnotationPropertiesTest {

  private static final int TRIES = 1_000 * Integer.getInteger("tries", 1);

  private static final Pattern FORM =
      Pattern.compile(
          "(?<id>[a-z0-9-]+): (?<what>.*?)(?:; \\+(?<count>\\d+) more(?:: (?<names>.+))?)?");

  private static final List<String> WORDS =
      List.of(
          "sg-0a1d9f0c5e2b47053",
          "vpce-0c3f7e2a704d69031,",
          "arn:aws:kms:ap-northeast-1:111122223333:key/7d1f3a52-9b60-4c8e-8a07-2f6f5c1e9d40",
          "lets",
          "nothing",
          "out:",
          "\"quoted\"",
          "it's",
          "back\\slash",
          "<angle>",
          "two\nlines",
          "a\tb",
          "\"",
          "x".repeat(260));

  private static final List<Severity> SEVERITIES = List.of(Severity.values());

  private static final List<Check> CHECKS = Catalogue.load().checks();

  private static final Annotation ANNOTATION = new Annotation(Messages.english());

  @ParameterizedTest
  @MethodSource("severities")
  void whatAwsConfigAndItsNotificationsTake(Severity failAt) {
    assessments()
        .forEach(assessment ->
            assertThat(ANNOTATION.of(assessment, failAt))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(256)
                .doesNotContainPattern("[\"'`\\\\<>\\n\\r\\t]|  ")
                .isEqualTo(ANNOTATION.of(assessment, failAt).strip()));
  }

  @ParameterizedTest
  @MethodSource("severities")
  void theFirstCauseLeadsAndTheOthersAreCountedAndNamedInOrder(Severity failAt) {
    assessments()
        .filter(assessment -> !assessment.causes(failAt).isEmpty())
        .forEach(assessment -> {
          List<String> causes = assessment.causes(failAt).stream().map(Finding::id).toList();
          Matcher parts = parts(ANNOTATION.of(assessment, failAt));

          assertThat(parts.group("id")).isEqualTo(causes.getFirst());
          String count = parts.group("count");
          assertThat(count == null ? 0 : Integer.parseInt(count)).isEqualTo(causes.size() - 1);
          String names = parts.group("names");
          if (names != null) {
            assertThat(causes.subList(1, causes.size())).startsWith(names.split(", ", -1));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("severities")
  void theWordsAreWholeAndACutIsMarked(Severity failAt) {
    assessments()
        .filter(assessment -> !assessment.causes(failAt).isEmpty())
        .forEach(assessment -> {
          String whole = plain(assessment.causes(failAt).getFirst());
          String what = parts(ANNOTATION.of(assessment, failAt)).group("what");

          if (!what.equals(whole)) {
            assertThat(what).endsWith("...");
            assertThat(whole + " ").startsWith(what.substring(0, what.length() - 3));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("severities")
  void aReadyInstanceIsPublishedInWholeIdsOnly(Severity failAt) {
    Set<String> ids =
        CHECKS.stream().map(check -> Catalogue.info(check).id()).collect(Collectors.toSet());
    assessments()
        .filter(assessment -> assessment.causes(failAt).isEmpty())
        .forEach(assessment -> {
          String annotation = ANNOTATION.of(assessment, failAt);

          assertThat(annotation).startsWith(assessment.passes().size() + " checks hold");
          assertThat(
                  annotation
                      .replaceAll("^\\d+ checks hold|; (advice|not verified|not read):", "")
                      .replaceAll("(; not|; not verified|; not read)? \\.\\.\\.$", "")
                      .split("[,; ]+", -1))
              .allMatch(word -> word.isEmpty() || ids.contains(word));
        });
  }

  static Stream<Severity> severities() {
    return SEVERITIES.stream();
  }

  private static Stream<Assessment> assessments() {
    Random chance = new Random(20_261_120);
    return IntStream.range(0, TRIES).mapToObj(_ -> assessment(chance));
  }

  // Some may hold no failure at all, and some only light ones.
  private static Assessment assessment(Random chance) {
    List<Severity> severities = SEVERITIES.subList(chance.nextInt(5), 4);
    return Assessments.of(
        CHECKS.stream()
            .filter(_ -> chance.nextInt(6) > 0)
            .map(check -> new Finding(Catalogue.info(check), verdict(chance, severities)))
            .toArray(Finding[]::new));
  }

  private static Verdict verdict(Random chance, List<Severity> severities) {
    return switch (chance.nextInt(5)) {
      case 0 -> new Verdict.Warn(words(chance), List.of(), List.of());
      case 1 -> new Verdict.Unverifiable(words(chance), List.of());
      case 2 -> new Verdict.Unreadable("iam:GetRole", "denied");
      case 3 ->
          severities.isEmpty() ? new Verdict.Pass(words(chance)) : failure(chance, severities);
      default -> new Verdict.Pass(words(chance));
    };
  }

  private static Verdict failure(Random chance, List<Severity> severities) {
    return new Verdict.Fail(
        severities.get(chance.nextInt(severities.size())),
        words(chance),
        Text.word("seen"),
        List.of(),
        List.of(),
        null,
        null);
  }

  private static Text words(Random chance) {
    return Text.word(
        IntStream.range(0, chance.nextInt(30))
            .mapToObj(_ -> " " + WORDS.get(chance.nextInt(WORDS.size())))
            .collect(Collectors.joining("", "it", "")));
  }

  private static Matcher parts(String annotation) {
    Matcher parts = FORM.matcher(annotation);
    assertThat(parts.matches()).as(annotation).isTrue();
    return parts;
  }

  private static String plain(Finding cause) {
    String said = Messages.english().say(((Verdict.Fail) cause.verdict()).cause());
    return said.replaceAll("\\\\(?:[nrt]|u[0-9a-f]{4})", " ")
        .replaceAll("[\"'`\\\\<>]", "")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
