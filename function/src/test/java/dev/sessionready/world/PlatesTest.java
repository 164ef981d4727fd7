package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Catalogue;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.report.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * What the plates promise of symptoms and fixes, against what the checks answer in their cases and
 * in the stored worlds.
 */
class PlatesTest {

  /** The first three words of a command, which may stand at the end of a remark. */
  private static final Pattern OPERATION =
      Pattern.compile("^(?:# .*: (?=aws ))?([^#{ ]\\S*(?: \\S+){1,2})");

  private static final Map<String, List<String>> FIXES_OF_WORLDS = fixesOfWorlds();

  @TestFactory
  Stream<DynamicTest> whatAFailureShowsStandsOnThePlate() {
    return ofEveryPlate(plate -> {
      List<String> named =
          Arrays.stream(plate.seen())
              .map(Symptom::text)
              .map(text -> ((Text.Message) text).key())
              .toList();

      assertThat(failures(plate).map(one -> one.path("seen").asString()))
          .as("add it to 'seen' of %s", plate.id())
          .allMatch(named::contains);
    });
  }

  @TestFactory
  Stream<DynamicTest> whatAFixMakesUseOfStandsOnThePlate() {
    return ofEveryPlate(plate ->
        assertThat(operations(Arrays.stream(plate.fix())))
            .as("add its command to 'fix' of %s", plate.id())
            .containsAll(operations(told(plate))));
  }

  @TestFactory
  Stream<DynamicTest> noCommandOnAPlateIsInvented() {
    return ofEveryPlate(plate ->
        assertThat(operations(told(plate)))
            .as("write a case of %s that prints it", plate.id())
            .containsAll(operations(Arrays.stream(plate.fix()))));
  }

  @TestFactory
  Stream<DynamicTest> aPlateNamesSymptomsAndAFixExactlyWhereItsCheckCanFail() {
    return ofEveryPlate(plate -> {
      boolean fails = failures(plate).findAny().isPresent();

      assertThat(plate.seen().length > 0).as("'seen' of %s", plate.id()).isEqualTo(fails);
      if (fails) {
        assertThat(plate.fix()).as("'fix' of %s", plate.id()).isNotEmpty();
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> aFixIsOneLineEachWhosePlacesStandInCapitals() {
    return ofEveryPlate(plate ->
        assertThat(plate.fix())
            .doesNotHaveDuplicates()
            .allSatisfy(
                line -> assertThat(line).isNotBlank().doesNotContain("%", "\n", "<", "  ", "${")));
  }

  private static Stream<DynamicTest> ofEveryPlate(Consumer<CheckInfo> demand) {
    return Catalogue.load().checks().stream()
        .map(Catalogue::plate)
        .map(plate -> DynamicTest.dynamicTest(plate.id(), () -> demand.accept(plate)));
  }

  private static Set<String> operations(Stream<String> lines) {
    return lines
        .flatMap(line -> OPERATION.matcher(line).results())
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Every line of a fix that the check of that plate is known to tell. */
  private static Stream<String> told(CheckInfo plate) {
    return Stream.concat(
        cases(plate).flatMap(one -> one.path("fix").valueStream()).map(JsonNode::asString),
        FIXES_OF_WORLDS.getOrDefault(plate.id(), List.of()).stream());
  }

  private static Stream<JsonNode> failures(CheckInfo plate) {
    return cases(plate).filter(one -> one.path("verdict").asString().equals("FAIL"));
  }

  private static Stream<JsonNode> cases(CheckInfo plate) {
    return World.tree(World.RESOURCES.resolve("checks").resolve(plate.id() + ".json"))
        .valueStream();
  }

  private static Map<String, List<String>> fixesOfWorlds() {
    Messages english = Messages.english();
    return World.all().stream()
        .flatMap(world -> world.assess().stream())
        .flatMap(assessment -> assessment.findings().stream())
        .collect(
            Collectors.groupingBy(
                finding -> finding.plate().id(),
                Collectors.flatMapping(
                    finding ->
                        finding.verdict().fixSteps().stream()
                            .map(step -> english.say(step.text())),
                    Collectors.toList())));
  }
}
