package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.OneLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Snapshots of accounts that somebody made to break the program, or those who read its reports:
 * each is judged, or refused in one sentence, and whatever is said stays in its line.
 */
class HostileSnapshotsTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  static List<Path> snapshots() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/hostile"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("snapshots")
  void eachIsJudgedOrRefusedInOneSentence(Path snapshot) {
    for (String format : List.of("text", "json")) {
      int code = run("check", "--snapshot", snapshot.toString(), "--format", format);

      assertThat(code).isBetween(0, 2);
      assertThat(out + "" + err).doesNotContain("\tat ", "Exception", "please report it");
      assertThat(unsafe(out.toString())).isEmpty();
      assertThat(unsafe(err.toString())).isEmpty();
      assertThat(err.toString().lines().count()).isLessThan(2);
    }
  }

  @ParameterizedTest
  @MethodSource("snapshots")
  void whatIsMadeOfItBesidesIsInOneSentenceOrInOurOwnLines(Path snapshot) {
    for (List<String> command :
        List.of(
            List.of("explain", "--snapshot", snapshot.toString(), "i-web"),
            List.of("heal", "--snapshot", snapshot.toString()),
            List.of("diff", "src/test/resources/worlds/healthy/snapshot.json", snapshot.toString()),
            List.of("what-if", "--snapshot", snapshot.toString(), "--add-endpoint", "logs"))) {
      int code = run(command.toArray(String[]::new));

      assertThat(code).isBetween(0, 2);
      assertThat(out + "" + err).doesNotContain("\tat ", "Exception", "please report it");
      assertThat(unsafe(out.toString())).isEmpty();
      assertThat(unsafe(err.toString())).isEmpty();
      assertThat(out.toString().lines())
          .noneMatch(line -> line.strip().startsWith("curl") || line.strip().startsWith("Forged"));
    }
  }

  @ParameterizedTest
  @MethodSource("snapshots")
  void noNameForgesALine(Path snapshot) {
    run("check", "--snapshot", snapshot.toString());

    assertThat(out.toString().lines()).filteredOn(line -> line.startsWith("i-")).hasSizeLessThan(2);
    assertThat(out.toString().lines())
        .noneMatch(line -> line.contains("curl") && !line.startsWith("i-"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hibernating", ""})
  void anInstanceInAStateThatNoneKnowsIsNotJudgedAndNotTakenForGone(
      String state, @TempDir Path folder) throws IOException {
    String text = Files.readString(Path.of("src/test/resources/hostile/name-tag-escape.json"));
    Path snapshot = folder.resolve("snapshot.json");
    Files.writeString(
        snapshot, text.replace("\"state\": \"running\"", "\"state\": \"" + state + "\""));

    assertThat(run("check", "--snapshot", snapshot.toString())).isEqualTo(2);
    assertThat(out.toString()).contains("NOT JUDGED").contains("ec2:DescribeInstances");
    assertThat(err.toString()).contains("1 of 1 instances got no verdict: ec2:DescribeInstances");
    assertThat(run("explain", "--snapshot", snapshot.toString(), "i-web")).isEqualTo(2);
  }

  private static List<String> unsafe(String text) {
    return text.lines()
        .flatMap(line -> line.codePoints().boxed())
        .filter(OneLine::isUnsafe)
        .map(OneLine::escaped)
        .distinct()
        .toList();
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
