package dev.sessionready;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The plan of the code: which package knows which, and which library is let into which package. The
 * plan itself is the table in {@code docs/architecture.md}.
 */
class ArchitectureTest {

  private static final String ROOT = "dev.sessionready.";
  private static final Path DOCUMENT = Path.of("..", "docs", "architecture.md");

  /**
   * A library is known to one package only, but that JSON is read in one and changed in another.
   */
  private static final Map<String, List<String>> LIBRARIES =
      Map.of(
          "software.amazon.awssdk..", List.of("aws"),
          "tools.jackson..", List.of("json", "change"),
          "com.fasterxml.jackson..", List.of("json"),
          "com.amazonaws.services.lambda..", List.of("lambda"),
          "org.crac..", List.of("lambda"),
          "picocli..", List.of("cli"));

  /** The packages that need nothing but Java. */
  private static final List<String> PURE =
      List.of("fact", "network", "iam", "model", "subject", "check", "rule", "alerts", "preflight");

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.sessionready");

  /** The table of the document: each package, and those that it knows. */
  private static Map<String, Set<String>> plan() throws IOException {
    Map<String, Set<String>> plan = new TreeMap<>();
    Pattern row = Pattern.compile("\\| `([a-z./]+)` \\|[^|]*\\| ([^|]+) \\|");
    for (String line : Files.readAllLines(DOCUMENT)) {
      var matcher = row.matcher(line);
      if (matcher.matches()) {
        plan.put(
            matcher.group(1).replace('/', '.'),
            Stream.of(matcher.group(2).split(", ", -1))
                .map(String::strip)
                .filter(known -> !known.equals("–"))
                .map(known -> known.replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new)));
      }
    }
    return plan;
  }

  @Test
  void everyPackageStandsInThePlan() throws IOException {
    Set<String> packages =
        CODE.stream()
            .filter(one -> !one.getSimpleName().equals("package-info"))
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(ROOT))
            .map(name -> name.substring(ROOT.length()))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(plan().keySet()).containsExactlyInAnyOrderElementsOf(packages);
  }

  @TestFactory
  Stream<DynamicTest> aPackageKnowsOnlyWhatIsListed() throws IOException {
    return plan().entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(),
                () -> assertThat(entry.getValue()).containsAll(known(entry.getKey()))));
  }

  @TestFactory
  Stream<DynamicTest> nothingIsListedThatIsNotNeeded() throws IOException {
    return plan().entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(),
                () -> assertThat(known(entry.getKey())).containsAll(entry.getValue())));
  }

  private static Set<String> known(String name) {
    return CODE.stream()
        .filter(one -> one.getPackageName().equals(ROOT + name))
        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
        .map(dependency -> dependency.getTargetClass().getBaseComponentType().getPackageName())
        .filter(other -> other.startsWith(ROOT) && !other.equals(ROOT + name))
        .map(other -> other.substring(ROOT.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @TestFactory
  Stream<DynamicTest> aLibraryIsKnownToThePackagesOfThePlanOnly() {
    return LIBRARIES.entrySet().stream()
        .map(library ->
            DynamicTest.dynamicTest(
                library.getKey(),
                () ->
                    noClasses()
                        .that()
                        .resideOutsideOfPackages(
                            library.getValue().stream()
                                .map(ArchitectureTest::below)
                                .toArray(String[]::new))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(library.getKey())
                        .check(CODE)));
  }

  @Test
  void noOtherPackageKnowsTheChecks() {
    noClasses()
        .that(DescribedPredicate.not(resideInAPackage(below("checks"))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(below("checks"))
        .check(CODE);
  }

  @Test
  void thePurePackagesNeedNothingButJava() {
    classes()
        .that(resideInAnyPackage(PURE.stream().map(ArchitectureTest::below).toArray(String[]::new)))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "dev.sessionready..")
        .check(CODE);
  }

  @Test
  void whatDecidesNeitherLogsNorReadsTheClock() {
    List<String> deciding =
        List.of("fact", "network", "iam", "model", "subject", "check", "checks", "report");
    noClasses()
        .that(
            resideInAnyPackage(
                deciding.stream().map(ArchitectureTest::below).toArray(String[]::new)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.slf4j..")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .accessField(System.class, "out")
        .check(CODE);
  }

  @Test
  void noPackagesKnowEachOtherInACircle() {
    for (String packages : List.of("(*)..", "network.(*)..", "aws.(*)..")) {
      slices().matching(ROOT + packages).should().beFreeOfCycles().check(CODE);
    }
  }

  /** The walk through the code that the document describes leads from each type to the next. */
  @Test
  void theTypesThatOneEventPassesAreThoseListed() throws IOException {
    List<String> types = new ArrayList<>();
    Pattern step =
        Pattern.compile(
            "\\d+\\. \\[`(\\w+)`]\\(\\.\\./function/src/main/java/([\\w/]+)\\.java\\).*");
    for (String line : Files.readAllLines(DOCUMENT)) {
      var matcher = step.matcher(line);
      if (matcher.matches()) {
        String name = matcher.group(2).replace('/', '.');
        assertThat(name).endsWith("." + matcher.group(1));
        assertThat(CODE.contain(name)).as(name).isTrue();
        types.add(name);
      }
    }

    assertThat(types).hasSizeBetween(6, 12);
    for (int i = 1; i < types.size(); i++) {
      String next = types.get(i);
      assertThat(types.subList(0, i))
          .as("what leads to " + next)
          .anyMatch(earlier -> dependsOn(earlier, next));
    }
  }

  private static boolean dependsOn(String from, String to) {
    return CODE.stream()
        .filter(one -> one.getName().equals(from) || one.getName().startsWith(from + "$"))
        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
        .anyMatch(dependency -> dependency.getTargetClass().getName().equals(to));
  }

  private static String below(String name) {
    return ROOT + name + "..";
  }
}
