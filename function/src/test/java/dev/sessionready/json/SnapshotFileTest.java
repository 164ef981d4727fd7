package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.Instance;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {

  private static final Snapshot EXAMPLE = ExampleSnapshot.whole();

  @Test
  void theWholeExampleIsWhatTheGoldenFileSays() {
    String text = SnapshotFile.print(EXAMPLE, "session-ready 0.1.0");

    Golden.assertThatText(text).isTheFile("snapshots/whole.json");
    assertThat(read(text)).isEqualTo(EXAMPLE);
  }

  @Test
  void aFileReadsBackAsItWasWritten(@TempDir Path folder) {
    Path file = folder.resolve("snapshot.json");

    SnapshotFile.write(EXAMPLE, file);

    assertThat(SnapshotFile.read(file)).isEqualTo(EXAMPLE);
  }

  @Test
  void aStreamHoldsTheSameAsAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("snapshot.json");
    ByteArrayOutputStream stream = new ByteArrayOutputStream();

    SnapshotFile.write(EXAMPLE, file);
    SnapshotFile.write(EXAMPLE, stream);

    assertThat(stream.toByteArray()).isEqualTo(Files.readAllBytes(file));
    assertThat(stream.toString(StandardCharsets.UTF_8))
        .startsWith("{\n  \"schema\": 1,\n")
        .endsWith("}\n");
  }

  @Test
  void aSourceHandsOutTheSnapshotWhateverTheScope() {
    SnapshotSource source = new SnapshotSource(EXAMPLE);

    assertThat(source.look(new Scope.Everything(), RuleParameters.DEFAULTS)).isSameAs(EXAMPLE);
    assertThat(source.look(new Scope.Only(Set.of("i-other")), RuleParameters.DEFAULTS))
        .isSameAs(EXAMPLE);
  }

  @Test
  void aNounUnderAnotherKeyThanItsIdIsNotWritten() {
    Instance instance = EXAMPLE.instances().ask().orElseThrow().get("i-running");
    Snapshot wrong =
        new Snapshot(
            EXAMPLE.capturedAt(),
            EXAMPLE.place(),
            Fact.known(Map.of("i-other", instance)),
            EXAMPLE.systemsManager(),
            EXAMPLE.network(),
            EXAMPLE.identity(),
            EXAMPLE.logging());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SnapshotFile.print(wrong, "session-ready test"))
        .withMessage("\"i-running\" is kept under the key \"i-other\"");
  }

  @Test
  void aMissingFileIsBadInput(@TempDir Path folder) {
    Path file = folder.resolve("missing.json");

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> SnapshotFile.read(file))
        .withMessage(file + ": there is no such file.");
  }

  @Test
  void aFolderThatIsNotThereIsBadInput(@TempDir Path folder) {
    Path file = folder.resolve("missing").resolve("snapshot.json");

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> SnapshotFile.write(EXAMPLE, file))
        .withMessage(file + ": it cannot be written: there is no such file or folder.");
  }

  @Test
  void aStreamThatBreaksIsNotSwallowed() throws IOException {
    try (InputStream in = new PipedInputStream();
        OutputStream out = new PipedOutputStream()) {
      assertThatExceptionOfType(BadInput.class)
          .isThrownBy(() -> SnapshotFile.read(in, "snapshot.json"))
          .withMessage("snapshot.json: it cannot be read: Pipe not connected.");
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> SnapshotFile.write(EXAMPLE, out))
          .withMessageContaining("Pipe not connected");
    }
  }

  private static Snapshot read(String text) {
    return SnapshotFile.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "snapshot.json");
  }
}
