package dev.sessionready.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionready.subject.Subject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The check infos of all checks, and the order in which the catalogue puts them. */
class CatalogueTest {

  private static final Path CASES = Path.of("src", "test", "resources", "checks");
  private static final Catalogue CATALOGUE = Catalogue.load();

  @TestFactory
  Stream<DynamicTest> theClassOfACheckIsNamedByItsIdAndCheck() {
    return ofEveryCheck(check ->
        assertThat(kebab(check.getClass().getSimpleName()))
            .isEqualTo(Catalogue.info(check).id() + "-check"));
  }

  @TestFactory
  Stream<DynamicTest> everyCheckHasItsFileOfCases() {
    return ofEveryCheck(check -> {
      Path file = CASES.resolve(Catalogue.info(check).id() + ".json");
      assertThat(file)
          .as("write %s: a list of cases, as the Javadoc of CheckFixturesTest says", file)
          .isRegularFile();
    });
  }

  @TestFactory
  Stream<DynamicTest> aTitleIsASentenceWithoutAndAReasonOneWithAFullStop() {
    return ofEveryCheck(check -> {
      CheckInfo info = Catalogue.info(check);
      assertThat(info.title()).matches("[A-Z].*[^.\\s]").doesNotContain("  ");
      assertThat(info.why()).matches("[A-Za-z].*\\.").doesNotContain("  ");
    });
  }

  @TestFactory
  Stream<DynamicTest> everyInfoRestsOnAPageOfAws() {
    return ofEveryCheck(check -> {
      URI source = URI.create(Catalogue.info(check).source());
      assertThat(source.getScheme()).isEqualTo("https");
      assertThat(source.getHost()).isEqualTo("docs.aws.amazon.com");
      assertThat(source.getPath()).endsWith(".html");
    });
  }

  @TestFactory
  Stream<DynamicTest> whatExplainsACheckStandsBeforeIt() {
    List<Class<?>> order = CATALOGUE.checks().stream().<Class<?>>map(Check::getClass).toList();
    return ofEveryCheck(check -> {
      List<Class<?>> before = order.subList(0, order.indexOf(check.getClass()));
      assertThat(before).containsAll(Arrays.asList(Catalogue.info(check).after()));
    });
  }

  @Test
  void noTwoChecksHaveTheSameId() {
    assertThat(CATALOGUE.checks())
        .isNotEmpty()
        .extracting(check -> Catalogue.info(check).id())
        .doesNotHaveDuplicates();
  }

  @Test
  void everyRowOfTheOriginalListIsServed() {
    Set<SeedRow> served =
        CATALOGUE.checks().stream()
            .flatMap(check -> Arrays.stream(Catalogue.info(check).seed()))
            .collect(Collectors.toSet());

    assertThat(served).isEqualTo(EnumSet.allOf(SeedRow.class));
  }

  @Test
  void aCheckIsFoundByItsId() {
    assertThat(CATALOGUE.find("vpc-dns"))
        .hasValueSatisfying(check -> assertThat(Catalogue.info(check).id()).isEqualTo("vpc-dns"));
    assertThat(CATALOGUE.find("vpc-dn")).isEmpty();
  }

  @Test
  void theGraverStandsBeforeTheLighterAndOtherwiseTheIdDecides() {
    Catalogue catalogue = new Catalogue(List.of(new Advice(), new Beta(), new Alpha()));

    assertThat(ids(catalogue)).containsExactly("alpha", "beta", "advice");
  }

  @Test
  void aCheckStandsAfterALighterOneThatExplainsIt() {
    Catalogue catalogue = new Catalogue(List.of(new Alpha(), new Explained(), new Advice()));

    assertThat(ids(catalogue)).containsExactly("alpha", "advice", "explained");
  }

  @Test
  void whatExplainsMayBeLeftOutOfACatalogue() {
    assertThat(ids(new Catalogue(List.of(new Explained())))).containsExactly("explained");
  }

  @Test
  void aCircleIsRefusedWithTheSentenceThatFixesIt() {
    assertThatThrownBy(() -> new Catalogue(List.of(new Hen(), new Egg())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("(hen|egg) comes after itself; remove one 'after' of the circle");
  }

  @Test
  void aCheckWithoutAInfoIsRefusedWithTheSentenceThatFixesIt() {
    assertThatThrownBy(() -> new Catalogue(List.of(new Bare())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(Bare.class.getName() + " has no @CheckInfo; put one above it");
  }

  /** What is asked of each check. */
  private interface Demand {
    void of(Check check);
  }

  private static Stream<DynamicTest> ofEveryCheck(Demand demand) {
    return CATALOGUE.checks().stream()
        .map(check -> DynamicTest.dynamicTest(Catalogue.info(check).id(), () -> demand.of(check)));
  }

  private static List<String> ids(Catalogue catalogue) {
    return catalogue.checks().stream().map(check -> Catalogue.info(check).id()).toList();
  }

  private static String kebab(String camel) {
    return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** A check that always holds. */
  private sealed interface Held extends Check {
    @Override
    default Verdict judge(Subject subject) {
      return Verdict.pass("held");
    }
  }

  @CheckInfo(
      id = "alpha",
      title = "",
      why = "",
      source = "",
      severity = Severity.CRITICAL,
      stage = Stage.NETWORK)
  private record Alpha() implements Held {}

  @CheckInfo(
      id = "beta",
      title = "",
      why = "",
      source = "",
      severity = Severity.CRITICAL,
      stage = Stage.NETWORK)
  private record Beta() implements Held {}

  @CheckInfo(
      id = "advice",
      title = "",
      why = "",
      source = "",
      severity = Severity.LOW,
      stage = Stage.NETWORK)
  private record Advice() implements Held {}

  @CheckInfo(
      id = "explained",
      title = "",
      why = "",
      source = "",
      severity = Severity.CRITICAL,
      stage = Stage.NETWORK,
      after = Advice.class)
  private record Explained() implements Held {}

  @CheckInfo(
      id = "hen",
      title = "",
      why = "",
      source = "",
      severity = Severity.HIGH,
      stage = Stage.NETWORK,
      after = Egg.class)
  private record Hen() implements Held {}

  @CheckInfo(
      id = "egg",
      title = "",
      why = "",
      source = "",
      severity = Severity.HIGH,
      stage = Stage.NETWORK,
      after = Hen.class)
  private record Egg() implements Held {}

  private record Bare() implements Held {}
}
