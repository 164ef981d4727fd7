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
 * What the check infos promise of symptoms and fixes, against what the checks answer in their cases
 * and in the stored worlds.
 */
class CheckInfoTest {

  /** The first three words of a command, which may stand at the end of a remark. */
  private static final Pattern OPERATION =
      Pattern.compile("^(?:# .*: (?=aws ))?([^#{ ]\\S*(?: \\S+){1,2})");

  private static final Map<String, List<String>> FIXES_OF_WORLDS = fixesOfWorlds();

  @TestFactory
  Stream<DynamicTest> everyCheckSaysWhatItJudgesAndWhatItCannotSeeInBothLanguages() {
    return ofEveryInfo(info -> {
      for (Messages words : List.of(Messages.english(), Messages.in("ja"))) {
        assertThat(words.title(info)).isNotBlank();
        assertThat(words.unseen(info)).as("%s.cannot-see", info.id()).isPresent();
        assertThat(words.unseen(info).orElseThrow()).matches(".*[.。]");
      }
      assertThat(Messages.in("ja").agents(info).isPresent())
          .as("%s.agents", info.id())
          .isEqualTo(Messages.english().agents(info).isPresent());
    });
  }

  @TestFactory
  Stream<DynamicTest> whatAFailureShowsStandsOnTheInfo() {
    return ofEveryInfo(info -> {
      List<String> named =
          Symptom.of(info).stream()
              .map(Symptom::text)
              .map(text -> ((Text.Message) text).key())
              .toList();

      assertThat(failures(info).map(one -> one.path("seen").asString()))
          .as("add it to 'seen' of %s", info.id())
          .allMatch(named::contains);
    });
  }

  @TestFactory
  Stream<DynamicTest> whatAFixMakesUseOfStandsOnTheInfo() {
    return ofEveryInfo(info ->
        assertThat(operations(Arrays.stream(info.remediation())))
            .as("add its command to 'fix' of %s", info.id())
            .containsAll(operations(texts(info))));
  }

  @TestFactory
  Stream<DynamicTest> noCommandOnAInfoIsInvented() {
    return ofEveryInfo(info ->
        assertThat(operations(texts(info)))
            .as("write a case of %s that prints it", info.id())
            .containsAll(operations(Arrays.stream(info.remediation()))));
  }

  @TestFactory
  Stream<DynamicTest> aInfoNamesSymptomsAndAFixExactlyWhereItsCheckCanFail() {
    return ofEveryInfo(info -> {
      boolean fails = failures(info).findAny().isPresent();

      assertThat(!Symptom.of(info).isEmpty()).as("'seen' of %s", info.id()).isEqualTo(fails);
      if (fails) {
        assertThat(info.remediation()).as("'fix' of %s", info.id()).isNotEmpty();
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> aFixIsOneLineEachWhosePlacesStandInCapitals() {
    return ofEveryInfo(info ->
        assertThat(info.remediation())
            .doesNotHaveDuplicates()
            .allSatisfy(
                line -> assertThat(line).isNotBlank().doesNotContain("%", "\n", "<", "  ", "${")));
  }

  private static Stream<DynamicTest> ofEveryInfo(Consumer<CheckInfo> demand) {
    return Catalogue.load().checks().stream()
        .map(Catalogue::info)
        .map(info -> DynamicTest.dynamicTest(info.id(), () -> demand.accept(info)));
  }

  private static Set<String> operations(Stream<String> lines) {
    return lines
        .flatMap(line -> OPERATION.matcher(line).results())
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Every line of a fix that the check of that check info is known to tell. */
  private static Stream<String> texts(CheckInfo info) {
    return Stream.concat(
        cases(info).flatMap(one -> one.path("fix").valueStream()).map(JsonNode::asString),
        FIXES_OF_WORLDS.getOrDefault(info.id(), List.of()).stream());
  }

  private static Stream<JsonNode> failures(CheckInfo info) {
    return cases(info).filter(one -> one.path("verdict").asString().equals("FAIL"));
  }

  private static Stream<JsonNode> cases(CheckInfo info) {
    return World.tree(World.RESOURCES.resolve("checks").resolve(info.id() + ".json")).valueStream();
  }

  private static Map<String, List<String>> fixesOfWorlds() {
    Messages english = Messages.english();
    return World.all().stream()
        .flatMap(world -> world.assess().stream())
        .flatMap(assessment -> assessment.findings().stream())
        .collect(
            Collectors.groupingBy(
                finding -> finding.info().id(),
                Collectors.flatMapping(
                    finding ->
                        finding.verdict().fixSteps().stream().map(step -> english.say(step.text())),
                    Collectors.toList())));
  }
}
