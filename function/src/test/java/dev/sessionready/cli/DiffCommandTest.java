package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.json.MergePatch;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code diff} over saved snapshots. */
class DiffCommandTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path DEMO =
      Path.of("src", "main", "resources", "dev", "sessionready", "demo", "demo.json");
  private static final Path HEALTHY =
      World.RESOURCES.resolve(Path.of("worlds", "healthy", "snapshot.json"));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"demo", "empty-stream"})
  void aSnapshotDoesNotDifferFromItself(String story) {
    String file = DEMO.resolveSibling(story + ".json").toString();

    assertThat(CommandLineRun.of("diff", file, file)).isEqualTo(new CommandLineRun(0, "", ""));
  }

  @Test
  void theChangeThatBrokeAnInstanceIsNamed() throws IOException {
    Path later =
        patched(
            """
            {"capturedAt": "2026-11-20T03:00:00Z",
             "instances": {"known": {"i-web": {"tags": {"Owner": "somebody"},
                 "metadataOptions": {"httpEndpoint": "disabled"}}}}}
            """);

    CommandLineRun run = CommandLineRun.of("diff", HEALTHY.toString(), later.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("i-web  COMPLIANT → NON_COMPLIANT\n    ✗ metadata-service: ")
        .contains("    because of instances i-web\n");
  }

  @Test
  void whatIsHealedIsNamedToo() throws IOException {
    Path broken =
        patched(
            """
            {"instances": {"known": {"i-web": {"metadataOptions": {"httpEndpoint": "disabled"}}}}}
            """);

    CommandLineRun run = CommandLineRun.of("diff", broken.toString(), HEALTHY.toString());

    assertThat(run.out())
        .startsWith("i-web  NON_COMPLIANT → COMPLIANT\n    ✓ metadata-service\n")
        .endsWith("    because of instances i-web\n");
  }

  @Test
  void anInstanceThatIsGoneIsSaidToBe() throws IOException {
    Path empty = patched("{\"instances\": {\"known\": {\"i-web\": null}}}");

    assertThat(CommandLineRun.of("diff", HEALTHY.toString(), empty.toString()).out())
        .isEqualTo("i-web  COMPLIANT → not there\n");
  }

  private Path patched(String patch) throws IOException {
    Path file =
        Files.writeString(
            Files.createTempFile(folder, "snapshot", ".json"),
            new MergePatch(JSON.readTree(patch))
                .on(JSON.readTree(Files.readString(HEALTHY)))
                .toString());
    assertThat(SnapshotFile.read(file)).isNotNull();
    return file;
  }
}
