package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The command {@code check} over several saved snapshots at once: a line for each. */
class SeveralSnapshotsTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;
  private Path ready;
  private Path broken;

  @BeforeEach
  void copyTwo() throws IOException {
    ready = copy("healthy", "ready.json");
    broken = copy("seed-no-logs-endpoint", "broken.json");
  }

  @Test
  void aFolderGetsALineForEachOfItsSnapshotsByName() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "no snapshot");
    Files.createDirectory(folder.resolve("old.json"));

    CommandLineRun run = CommandLineRun.of("check", "--snapshot", folder.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .containsExactly(
            broken + "  NON_COMPLIANT  Instances: 1 (1 NON_COMPLIANT)",
            ready + "  COMPLIANT  Instances: 1 (1 COMPLIANT)");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void aFolderOfOneGetsItsLineToo() throws IOException {
    Files.delete(broken);

    CommandLineRun run = CommandLineRun.of("check", "--snapshot", folder.toString());

    assertThat(run)
        .isEqualTo(new CommandLineRun(0, ready + "  COMPLIANT  Instances: 1 (1 COMPLIANT)\n", ""));
  }

  @Test
  void filesAreTakenInTheOrderInWhichTheyAreNamedHoweverThatIs() {
    String lines =
        ready
            + "  COMPLIANT  Instances: 1 (1 COMPLIANT)\n"
            + broken
            + "  NON_COMPLIANT  Instances: 1 (1 NON_COMPLIANT)\n";

    assertThat(
            List.of(
                CommandLineRun.of("check", "--snapshot", ready.toString(), broken.toString()),
                CommandLineRun.of("check", "--snapshot=" + ready, "--snapshot=" + broken)))
        .containsOnly(new CommandLineRun(1, lines, ""));
  }

  @Test
  void aBadFileCostsItsOwnLineOnly() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.json"), "{}");
    Path none = folder.resolve("none.json");

    CommandLineRun run =
        CommandLineRun.of("check", "--snapshot", bad.toString(), none.toString(), ready.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .containsExactly(
            bad + "  NOT JUDGED  line 1: the field \"schema\" is missing.",
            none + "  NOT JUDGED  there is no such file.",
            ready + "  COMPLIANT  Instances: 1 (1 COMPLIANT)");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void aFolderWithoutSnapshotsIsNotTakenForOneThatIsReady() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(CommandLineRun.of("check", "--snapshot", empty.toString()))
        .isEqualTo(
            new CommandLineRun(
                2, empty + "  NOT JUDGED  there is no .json file in this folder.\n", ""));
  }

  @Test
  void whatCouldNotBeReadIsSaidInTheLine() throws IOException {
    JsonNode tree = JSON.readTree(Files.readString(ready));
    ((ObjectNode) tree)
        .putObject("instances")
        .putObject("unreadable")
        .put("action", "ec2:DescribeInstances")
        .put("reason", "AccessDenied");
    Files.writeString(broken, JSON.writeValueAsString(tree));

    CommandLineRun run = CommandLineRun.of("check", "--snapshot", folder.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out())
        .hasLineCount(2)
        .startsWith(broken + "  NOT JUDGED  ")
        .contains("ec2:DescribeInstances", "AccessDenied");
  }

  @Test
  void asJsonEachLineIsAnObjectOfItsOwn() throws IOException {
    Files.writeString(folder.resolve("bad.json"), "{}");

    List<JsonNode> lines =
        CommandLineRun.of("check", "--format=json", "--snapshot", folder.toString())
            .out()
            .lines()
            .map(JSON::readTree)
            .toList();

    assertThat(lines).extracting(line -> line.path("exitCode").asInt()).containsExactly(2, 1, 0);
    assertThat(lines.getFirst().path("error").asString())
        .contains("the field \"schema\" is missing");
    JsonNode alone =
        CommandLineRun.of("check", "--format=json", "--snapshot", broken.toString()).json();
    assertThat(lines.get(1).path("snapshot").asString()).isEqualTo(broken.toString());
    assertThat(lines.get(1).path("evaluations")).isEqualTo(alone.path("evaluations"));
    assertThat(lines.get(1).path("findings")).isEqualTo(alone.path("findings"));
  }

  @Test
  void anInstanceMayBeInAnyOfThemAndOneThatIsInNoneIsSaid() {
    CommandLineRun found =
        CommandLineRun.of("check", "--snapshot", ready.toString(), broken.toString(), "i-web");
    CommandLineRun lost =
        CommandLineRun.of("check", "--snapshot", folder.toString(), "i-web", "i-lost");

    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(lost.exitCode()).isEqualTo(2);
    assertThat(lost.err())
        .isEqualTo("session-ready: There is no instance i-lost in any of them.\n");
  }

  private Path copy(String world, String name) throws IOException {
    Path snapshot = World.RESOURCES.resolve(Path.of("worlds", world, "snapshot.json"));
    return Files.copy(snapshot, folder.resolve(name));
  }
}
