package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.check.Check;
import dev.sessionready.check.Finding;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Suspect;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.json.Golden;
import dev.sessionready.report.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every check against its file of cases. A case is a JSON merge patch on the healthy world and the
 * whole verdict that must come of it: {@code case}, {@code given} (names of patches in {@code
 * fragments.json} that come first), {@code patch}, {@code parameters}, then {@code verdict}, {@code
 * says} and, as far as such a verdict has them, {@code severity}, {@code seen}, {@code resources},
 * {@code fix} and {@code unread}. Where the snapshot keeps a document as AWS wrote it, a patch says
 * {@code {"text": ...}} and the document itself. Run with {@code -Dgolden.update=true} to rewrite
 * what is expected, and read what changed in the diff.
 */
class CheckFixturesTest {

  private static final Messages ENGLISH = Messages.english();
  private static final Set<String> GIVEN = Set.of("case", "given", "patch", "parameters");
  private static final List<String> EXPECTED =
      List.of("verdict", "severity", "seen", "says", "resources", "fix", "unread");

  private static final Suspect SUSPECT = new Suspect("any", Text.word("anything"), List.of());

  /** How the files are written: two blanks a level, every item on a line of its own. */
  private static final JsonMapper PAGE =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                          .withObjectEmptySeparator("")
                          .withArrayEmptySeparator(""))
                  .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE))
          .build();

  /** Judged by what the instance itself is, and whoever cannot read that judges nobody. */
  private static final Set<String> OF_THE_INSTANCE = Set.of("metadata-service");

  /** One test for each case, or for each file where that is enough: PIT starts tests one by one. */
  @TestFactory
  Stream<DynamicNode> everyCaseComesToItsVerdict() {
    return Catalogue.load().checks().stream()
        .map(check -> {
          String id = Catalogue.info(check).id();
          if (Boolean.getBoolean("golden.update")) {
            rewrite(check, id);
          }
          return Boolean.getBoolean("cases.at.once")
              ? DynamicTest.dynamicTest(id, () -> Case.of(id).forEach(one -> run(check, one)))
              : DynamicContainer.dynamicContainer(
                  id,
                  // Lazily, so that a missing file costs its own check only.
                  Stream.of(id)
                      .flatMap(Case::of)
                      .map(one -> DynamicTest.dynamicTest(one.name(), () -> run(check, one))));
        });
  }

  @TestFactory
  Stream<DynamicTest> everyFileHasACaseThatHoldsOneThatDoesNotAndOneUnread() {
    return Catalogue.load().checks().stream()
        .map(check -> Catalogue.info(check).id())
        .map(id -> DynamicTest.dynamicTest(id, () -> checkCases(id)));
  }

  @Test
  void everyFileOfCasesBelongsToACheck() throws IOException {
    Set<String> ids =
        Catalogue.load().checks().stream()
            .map(check -> Catalogue.info(check).id() + ".json")
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.list(Case.FILES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("remove the files of checks that are no more, write those of new ones")
          .containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  @Test
  void noCheckFailsInTheHealthyWorld() {
    List<String> fallen =
        World.healthy().assess().getFirst().findings().stream()
            .filter(finding ->
                !(finding.verdict() instanceof Verdict.Pass
                    || finding.verdict() instanceof Verdict.NotApplicable))
            .map(Finding::toString)
            .toList();

    assertThat(fallen).isEmpty();
  }

  private static void checkCases(String id) {
    List<String> names = Case.of(id).map(Case::name).toList();
    Set<String> verdicts =
        Case.of(id).map(one -> one.json().path("verdict").asString()).collect(Collectors.toSet());

    assertThat(names).doesNotHaveDuplicates().doesNotContain("");
    assertThat(verdicts).contains("PASS").containsAnyOf("FAIL", "WARN", "UNVERIFIABLE");
    assertThat(verdicts.contains("UNREADABLE")).isNotEqualTo(OF_THE_INSTANCE.contains(id));
  }

  private static void run(Check check, Case one) {
    assertThat(one.json().propertyNames())
        .allMatch(field -> GIVEN.contains(field) || EXPECTED.contains(field));
    assertThat(actual(check, one)).isEqualTo(expected(one.json()));
  }

  private static Map<String, Object> actual(Check check, Case one) {
    World world = one.world();
    Verdict alone = verdict(world.assess(new Assessor(new Catalogue(List.of(check)))), check);
    // The other checks are asked only where what they leave open is weighed.
    return json(isWeighed(alone, check) ? verdict(world.assess(), check) : alone);
  }

  private static boolean isWeighed(Verdict alone, Check check) {
    return alone instanceof Verdict.Fail fail
        && !check.suspecting(fail, List.of(SUSPECT)).equals(fail);
  }

  private static Verdict verdict(List<Assessment> assessments, Check check) {
    return assessments.getFirst().findings().stream()
        .filter(finding -> finding.info().equals(Catalogue.info(check)))
        .map(Finding::verdict)
        .findFirst()
        .orElseThrow();
  }

  private static void rewrite(Check check, String id) {
    List<Map<String, Object>> cases =
        Case.of(id).map(one -> written(one, actual(check, one))).toList();
    Golden.assertThatText(PAGE.writeValueAsString(cases) + "\n")
        .isTheFile("checks/" + id + ".json");
  }

  private static Map<String, Object> written(Case one, Map<String, Object> actual) {
    Map<String, Object> fields = new LinkedHashMap<>();
    one.json().properties().stream()
        .filter(field -> GIVEN.contains(field.getKey()))
        .forEach(field -> fields.put(field.getKey(), field.getValue()));
    EXPECTED.stream()
        .filter(actual::containsKey)
        .filter(field -> !List.of().equals(actual.get(field)) || one.json().has(field))
        .forEach(field -> fields.put(field, actual.get(field)));
    return fields;
  }

  private static Map<String, Object> expected(JsonNode one) {
    Map<String, Object> expected = new TreeMap<>();
    one.properties().stream()
        .filter(field -> EXPECTED.contains(field.getKey()))
        .forEach(field -> expected.put(field.getKey(), value(field.getValue())));
    return expected;
  }

  private static Object value(JsonNode field) {
    return field.isArray()
        ? field.valueStream().map(JsonNode::asString).toList()
        : field.asString();
  }

  private static Map<String, Object> json(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass(Text evidence) -> json("PASS", evidence);
      case Verdict.NotApplicable(Text because) -> json("NOT_APPLICABLE", because);
      case Verdict.Unverifiable(Text what, List<String> resources, _) -> {
        Map<String, Object> actual = json("UNVERIFIABLE", what);
        actual.put("resources", resources);
        yield actual;
      }
      case Verdict.Unreadable unreadable -> json("UNREADABLE", Text.word(unreadable.toText()));
      case Verdict.Broken(RuntimeException defect) -> throw defect;
      case Verdict.Warn(Text what, List<String> resources, List<FixStep> fix) -> {
        Map<String, Object> actual = json("WARN", what);
        actual.put("resources", resources);
        actual.put("fix", fix.stream().map(step -> ENGLISH.say(step.text())).toList());
        yield actual;
      }
      case Verdict.Fail fail -> json(fail);
    };
  }

  private static Map<String, Object> json(Verdict.Fail fail) {
    Map<String, Object> actual = json("FAIL", fail.cause());
    actual.put("severity", fail.severity().name());
    actual.put("seen", ((Text.Message) fail.symptom()).key());
    actual.put("resources", fail.resources());
    actual.put("fix", fail.remediation().stream().map(step -> ENGLISH.say(step.text())).toList());
    if (fail.incomplete() != null) {
      actual.put("unread", fail.incomplete().toText());
    }
    return actual;
  }

  private static Map<String, Object> json(String verdict, Text says) {
    Map<String, Object> actual = new TreeMap<>();
    actual.put("verdict", verdict);
    actual.put("says", ENGLISH.say(says));
    return actual;
  }
}
