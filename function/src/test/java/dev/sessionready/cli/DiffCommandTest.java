package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.json.MergePatch;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.AccountEvaluations;
import dev.sessionready.rule.RuleParameters;
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

  @Test
  void changesThatWereNotTriedAreCountedAndNotCalledAReasonTogether() throws IOException {
    Snapshot later =
        SnapshotFile.read(
            patched(
                """
                {"instances": {"known": {"i-web": {"metadataOptions": {"httpEndpoint": "disabled"}}}}}
                """));
    Snapshot earlier = SnapshotFile.read(HEALTHY);
    AccountEvaluations one =
        new AccountEvaluations(
            Assembly.of(new SnapshotSource(earlier), Messages.english()),
            RuleParameters.DEFAULTS,
            1);

    assertThat(new DiffPage(RuleParameters.DEFAULTS, Messages.english(), one).of(earlier, later))
        .startsWith("i-web  COMPLIANT → NON_COMPLIANT\n    ✗ metadata-service: ")
        .doesNotContain("because of", "together")
        .endsWith(
            "Too many changes to try each by itself on these accounts: for 1 of 1 it was not tried"
                + " whether that change alone is a reason\n");
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
