package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.assess.Finding;
import dev.sessionready.check.Catalogue;
import dev.sessionready.check.Check;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.report.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every check against its file of cases. A case is a JSON merge patch on the healthy world and the
 * verdict that must come of it: {@code case}, {@code patch}, {@code parameters}, {@code verdict},
 * {@code severity}, {@code seen}, {@code says} and {@code fix}; what a case leaves out is not
 * compared, save that a failure must tell all of it.
 */
class CheckFixturesTest {

  private static final Path CHECKS = World.RESOURCES.resolve("checks");
  private static final JsonMapper JSON = new JsonMapper();
  private static final Messages ENGLISH = Messages.english();

  @TestFactory
  Stream<DynamicContainer> everyCaseComesToItsVerdict() {
    return Catalogue.load().checks().stream()
        .map(check -> {
          String id = Catalogue.plate(check).id();
          return DynamicContainer.dynamicContainer(id, cases(id, check));
        });
  }

  @Test
  void everyFileOfCasesBelongsToACheck() throws IOException {
    Set<String> ids =
        Catalogue.load().checks().stream()
            .map(check -> Catalogue.plate(check).id() + ".json")
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.list(CHECKS)) {
      assertThat(files.map(file -> file.getFileName().toString()))
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

  private static Stream<DynamicTest> cases(String id, Check check) {
    Path file = CHECKS.resolve(id + ".json");
    assertThat(file).as("write its cases into %s", file).exists();
    JsonNode cases = World.tree(file);
    return cases.values().stream()
        .map(one -> DynamicTest.dynamicTest(one.path("case").asString(), () -> run(check, one)));
  }

  private static void run(Check check, JsonNode one) {
    World world =
        World.healthy(
                one.path("patch").isMissingNode() ? JSON.createObjectNode() : one.path("patch"))
            .with(parameters(one));
    String instance = one.path("instance").asString("i-web");
    Verdict verdict =
        world.assess().stream()
            .filter(assessment -> assessment.instance().id().equals(instance))
            .flatMap(assessment -> assessment.findings().stream())
            .filter(finding -> finding.plate().equals(Catalogue.plate(check)))
            .map(Finding::verdict)
            .findFirst()
            .orElseThrow();

    Map<String, Object> told = tell(verdict);
    Map<String, Object> expected = expected(one);
    told.keySet()
        .removeIf(field -> !(verdict instanceof Verdict.Fail) && !expected.containsKey(field));
    assertThat(told).isEqualTo(expected);
  }

  private static Map<String, String> parameters(JsonNode one) {
    return one.path("parameters").properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asString()));
  }

  private static Map<String, Object> expected(JsonNode one) {
    Map<String, Object> expected = new LinkedHashMap<>();
    for (String field : List.of("verdict", "severity", "seen", "says")) {
      if (one.has(field)) {
        expected.put(field, one.path(field).asString());
      }
    }
    if (one.has("fix")) {
      expected.put("fix", one.path("fix").values().stream().map(JsonNode::asString).toList());
    }
    return expected;
  }

  private static Map<String, Object> tell(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass(Text evidence) -> told("PASS", evidence);
      case Verdict.NotApplicable(Text because) -> told("NOT_APPLICABLE", because);
      case Verdict.Unverifiable(Text what, _) -> told("UNVERIFIABLE", what);
      case Verdict.Unreadable(String action, String reason) ->
          told("UNREADABLE", Text.word(action + ": " + reason));
      case Verdict.Broken(RuntimeException defect) -> throw defect;
      case Verdict.Warn(Text what, _, List<String> fix) -> {
        Map<String, Object> told = told("WARN", what);
        told.put("fix", fix);
        yield told;
      }
      case Verdict.Fail(Severity severity, Text what, Text seen, _, List<String> fix, _) -> {
        Map<String, Object> told = told("FAIL", what);
        told.put("severity", severity.name());
        told.put("seen", ((Text.Message) seen).key());
        told.put("fix", fix);
        yield told;
      }
    };
  }

  private static Map<String, Object> told(String verdict, Text says) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("verdict", verdict);
    told.put("says", ENGLISH.say(says));
    return told;
  }
}
