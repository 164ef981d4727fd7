package dev.sessionready;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
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
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.address.Partition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The plan of the code: which package knows which, and which library is let into which package. */
class ArchitectureTest {

  private static final String ROOT = "dev.sessionready.";

  /** A package knows only what is listed. */
  private static final Map<String, Set<String>> KNOWS =
      Map.ofEntries(
          Map.entry("fact", Set.of()),
          // A lookup that failed is reported as ReadFailure, from the call to the answer.
          Map.entry("network", Set.of("fact")),
          // A condition on addresses compares blocks, and of those there is one kind.
          Map.entry("iam", Set.of("network")),
          Map.entry("model", Set.of("fact", "network", "iam")),
          // A verdict of ignorance is made from the Ignorance that it answers.
          Map.entry("check", Set.of("model", "fact")),
          Map.entry("checks", Set.of("check", "model", "fact", "network", "iam")),
          Map.entry("assess", Set.of("check", "model", "fact")),
          // Whether a control channel is open is a fact that the pipeline asks for afterwards.
          Map.entry("rule", Set.of("assess", "check", "model", "fact")),
          Map.entry("report", Set.of("assess", "check", "model", "network", "fact")),
          Map.entry("json", Set.of("rule", "model", "assess", "check", "fact", "network", "iam")),
          Map.entry("aws", Set.of("rule", "model", "fact", "network", "iam", "json")),
          // Instances that cannot be listed end a run as Ignorance, which the metrics must show.
          Map.entry(
              "lambda",
              Set.of("rule", "json", "aws", "report", "assess", "check", "model", "fact")),
          // The demo runs the deployed handler itself, so the command line knows lambda.
          Map.entry(
              "cli",
              Set.of(
                  "rule", "json", "aws", "report", "check", "assess", "model", "fact", "lambda")));

  /** A library is let into one package only. */
  private static final Map<String, String> GUESTS =
      Map.of(
          "software.amazon.awssdk..", "aws",
          "tools.jackson..", "json",
          "com.fasterxml.jackson..", "json",
          "com.amazonaws.services.lambda..", "lambda",
          "org.crac..", "lambda",
          "picocli..", "cli");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.sessionready");

  @Test
  void everyRoomStandsInThePlan() {
    Set<String> rooms =
        HOUSE.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(ROOT))
            .map(name -> name.substring(ROOT.length()).split("\\.", -1)[0])
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(KNOWS.keySet()).containsExactlyInAnyOrderElementsOf(rooms);
  }

  @TestFactory
  Stream<DynamicTest> aRoomKnowsOnlyWhatIsListed() {
    return KNOWS.entrySet().stream()
        .map(plan ->
            DynamicTest.dynamicTest(
                plan.getKey(), () -> knowsOnly(plan.getKey(), plan.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> aGuestIsLetIntoOneRoom() {
    return GUESTS.entrySet().stream()
        .map(guest ->
            DynamicTest.dynamicTest(
                guest.getKey(),
                () ->
                    noClasses()
                        .that()
                        .resideOutsideOfPackage(room(guest.getValue()))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(guest.getKey())
                        .check(HOUSE)));
  }

  @Test
  void noneKnowsTheChecks() {
    noClasses()
        .that(DescribedPredicate.not(resideInAPackage(room("checks"))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(room("checks"))
        .check(HOUSE);
  }

  @Test
  void thePureRoomsNeedNothingButJava() {
    List<String> pure = List.of("fact", "network", "iam", "model", "check", "assess", "rule");
    classes()
        .that(resideInAnyPackage(pure.stream().map(ArchitectureTest::room).toArray(String[]::new)))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "dev.sessionready..")
        .check(HOUSE);
  }

  @Test
  void thePureRoomsNeitherLogNorReadTheClock() {
    noClasses()
        .that(
            resideInAnyPackage(
                room("fact"),
                room("network"),
                room("iam"),
                room("model"),
                room("check"),
                room("checks"),
                room("assess"),
                room("report")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.slf4j..")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .accessField(System.class, "out")
        .check(HOUSE);
  }

  @Test
  void policiesKnowOfTheNetworkOnlyItsAddresses() {
    noClasses()
        .that()
        .resideInAPackage(room("iam"))
        .should()
        .dependOnClassesThat(
            resideInAPackage(room("network"))
                .and(
                    DescribedPredicate.not(
                        belongToAnyOf(Cidr.class, Family.class, Ip.class, Partition.class))))
        .check(HOUSE);
  }

  @Test
  void noRoomsKnowEachOtherInACircle() {
    slices().matching("dev.sessionready.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  private static void knowsOnly(String room, Set<String> known) {
    String[] strangers =
        KNOWS.keySet().stream()
            .filter(other -> !other.equals(room) && !known.contains(other))
            .map(ArchitectureTest::room)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(room(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(strangers)
        .check(HOUSE);
  }

  private static String room(String name) {
    return ROOT + name + "..";
  }
}
