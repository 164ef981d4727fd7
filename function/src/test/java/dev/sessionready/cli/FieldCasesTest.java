package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Accounts as people met them who could not open a session, each with what a right judge says of
 * it: one file per case in {@code field/}, with {@code why}, {@code parameters}, {@code snapshot}
 * and {@code expect} by instance id. What is asked of a text is an id, the name of a command or of
 * an option, never a whole sentence of ours.
 */
class FieldCasesTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path CASES = World.RESOURCES.resolve("field");
  private static final Set<String> EXPECTED =
      Set.of("compliance", "fails", "not", "passes", "unpassed", "says", "never", "annotation");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyCaseIsJudgedAsARightJudgeWould() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.sorted().toList().stream()
          .map(file ->
              DynamicTest.dynamicTest(
                  file.getFileName().toString(), () -> assertThat(wrong(file)).isEmpty()));
    }
  }

  private List<String> wrong(Path file) {
    JsonNode one = JSON.readTree(text(file));
    assertThat(one.path("why").asString()).isNotBlank().doesNotContain("http");
    CommandLineRun run = judge(one, folder.resolve(file.getFileName()));
    assertThat(run.out()).as(run.err()).isNotEmpty();
    List<String> wrong = new ArrayList<>();
    one.path("expect")
        .properties()
        .forEach(instance -> {
          assertThat(EXPECTED).containsAll(instance.getValue().propertyNames());
          Judged judged = Judged.in(run.json(), instance.getKey());
          wrong.addAll(judged.wrong(instance.getValue()));
        });
    return wrong;
  }

  private static CommandLineRun judge(JsonNode one, Path snapshot) {
    try {
      Files.writeString(snapshot, one.path("snapshot").toString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    List<String> arguments =
        new ArrayList<>(List.of("check", "--snapshot", snapshot.toString(), "--format", "json"));
    String parameters = one.path("parameters").asString("");
    if (!parameters.isEmpty()) {
      arguments.addAll(List.of("--parameters", parameters));
    }
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What the report says of one instance. */
  private record Judged(String id, String compliance, String annotation, List<JsonNode> findings) {

    static Judged in(JsonNode report, String id) {
      JsonNode evaluation =
          report
              .path("evaluations")
              .valueStream()
              .filter(one -> one.path("ComplianceResourceId").asString().equals(id))
              .findFirst()
              .orElseGet(JSON::createObjectNode);
      return new Judged(
          id,
          evaluation.path("ComplianceType").asString("NOT JUDGED"),
          evaluation.path("Annotation").asString(""),
          report
              .path("findings")
              .valueStream()
              .filter(one -> one.path("instance").asString().equals(id))
              .toList());
    }

    List<String> wrong(JsonNode expected) {
      Set<String> failing = having("FAIL");
      Set<String> passing = having("PASS");
      String actual = output();
      return Stream.of(
              any(expected, "compliance", compliance::equals),
              each(expected, "fails", failing::contains),
              none(expected, "not", failing::contains),
              each(expected, "passes", passing::contains),
              none(expected, "unpassed", passing::contains),
              each(expected, "says", actual::contains),
              none(expected, "never", actual::contains),
              each(expected, "annotation", annotation::contains))
          .flatMap(List::stream)
          .map(what -> "%s: %s; it is %s: %s".formatted(id, what, compliance, annotation))
          .toList();
    }

    private Set<String> having(String verdict) {
      return findings.stream()
          .filter(one -> one.path("verdict").asString().equals(verdict))
          .map(one -> one.path("check").asString())
          .collect(Collectors.toSet());
    }

    private String output() {
      return findings.stream()
          .filter(one -> !Set.of("PASS", "NOT_APPLICABLE").contains(one.path("verdict").asString()))
          .map(Objects::toString)
          .collect(Collectors.joining("\n", annotation + "\n", ""));
    }

    private static List<String> any(JsonNode expected, String name, Holds holds) {
      JsonNode wanted = expected.path(name);
      return wanted.isMissingNode() || isMet(wanted, holds)
          ? List.of()
          : List.of(name + " " + wanted);
    }

    /** All of a list, of which a list inside of it is met by any one of its own. */
    private static List<String> each(JsonNode expected, String name, Holds holds) {
      return expected
          .path(name)
          .valueStream()
          .filter(wanted -> !isMet(wanted, holds))
          .map(wanted -> name + " " + wanted)
          .toList();
    }

    private static List<String> none(JsonNode expected, String name, Holds holds) {
      return expected
          .path(name)
          .valueStream()
          .filter(unwanted -> isMet(unwanted, holds))
          .map(unwanted -> name + " " + unwanted)
          .toList();
    }

    private static boolean isMet(JsonNode wanted, Holds holds) {
      return wanted.isArray()
          ? wanted.valueStream().map(JsonNode::asString).anyMatch(holds::test)
          : holds.test(wanted.asString());
    }

    private interface Holds {
      boolean test(String wanted);
    }
  }
}
