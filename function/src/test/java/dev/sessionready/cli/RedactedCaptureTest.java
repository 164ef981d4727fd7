package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The command {@code capture --redact} over a saved file. */
class RedactedCaptureTest {

  private static final Path DEMO =
      Path.of("src", "main", "resources", "dev", "sessionready", "demo");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"demo", "empty-stream"})
  void aRedactedFileIsEvaluatedLikeTheOriginal(String story) throws IOException {
    String original = DEMO.resolve(story + ".json").toString();
    String redacted = folder.resolve("redacted.json").toString();

    CommandLineRun run =
        CommandLineRun.of("capture", "--redact", "--snapshot", original, "--out", redacted);

    assertThat(run).isEqualTo(new CommandLineRun(0, "", "Saved to " + redacted + ".\n"));
    assertThat(checks(redacted)).isEqualTo(checks(original));
    assertThat(Files.readString(Path.of(redacted)))
        .doesNotContain("111122223333", "orders", "billing", "i-0a1d9f0c5e2b47101", "10.10.1.101");
  }

  private static List<String> checks(String snapshot) {
    return CommandLineRun.of("check", "--snapshot", snapshot, "--format", "json")
        .findings()
        .stream()
        .map(one -> one.path("check").asString() + one.path("verdict").asString())
        .sorted()
        .toList();
  }

  @Test
  void aSnapshotThatIsNotToBeRedactedNeedsNoCapture() {
    String out = folder.resolve("out.json").toString();

    assertThat(
            CommandLineRun.of(
                "capture", "--snapshot", DEMO.resolve("demo.json").toString(), "--out", out))
        .isEqualTo(
            new CommandLineRun(
                2, "", "session-ready: --snapshot names a file to redact; add --redact.\n"));
    assertThat(Path.of(out)).doesNotExist();
  }

  @Test
  void theDocumentThatParametersNameIsNamedAnew() throws IOException {
    Path original = folder.resolve("original.json");
    Files.writeString(
        original,
        Files.readString(World.RESOURCES.resolve(Path.of("worlds", "healthy", "snapshot.json")))
            .replace("SSM-SessionManagerRunShell", "Orders-Shell"));
    Path redacted = folder.resolve("redacted.json");

    CommandLineRun run =
        CommandLineRun.of(
            "capture",
            "--redact",
            "--snapshot",
            original.toString(),
            "--out",
            redacted.toString(),
            "--parameters",
            "sessionDocument=Orders-Shell");

    assertThat(run.err()).startsWith("Its session document has another name too: evaluate it with");
    String name = run.err().lines().findFirst().orElseThrow().replaceFirst(".*=(.*)\\.", "$1");
    JsonNode written =
        new tools.jackson.databind.json.JsonMapper().readTree(Files.readString(redacted));
    assertThat(written.at("/systemsManager/sessionDocuments").propertyNames())
        .containsExactly(name);
  }

  @Test
  void aFileThatIsThereIsNotReplaced() throws IOException {
    Path original = World.RESOURCES.resolve(Path.of("worlds", "healthy", "snapshot.json"));
    Path there = Files.writeString(folder.resolve("there.json"), "{}");

    assertThat(
            CommandLineRun.of(
                    "capture",
                    "--redact",
                    "--snapshot",
                    original.toString(),
                    "--out",
                    there.toString())
                .err())
        .isEqualTo("session-ready: " + there + ": there is such a file; --force replaces it.\n");
    assertThat(there).hasContent("{}");
  }
}
