package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionready.demo.DemoAccount;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot holds what an account would not publish. */
class PrivateSnapshotTest {

  private static final Snapshot DEMO = DemoAccount.DEMO.snapshot();

  @TempDir private Path folder;

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    Path file = folder.resolve("account.json");

    SnapshotFile.writeNew(DEMO, file, false);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(SnapshotFile.read(file)).isEqualTo(DEMO);
  }

  @Test
  void whatIsThereIsReplacedOnlyWhereThatIsAskedFor() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.json"), "mine");

    assertThatThrownBy(() -> SnapshotFile.writeNew(DEMO, file, false))
        .isInstanceOf(BadInput.class)
        .hasMessage(file + ": there is such a file; --force replaces it.");
    assertThat(file).hasContent("mine");

    SnapshotFile.writeNew(DEMO, file, true);
    assertThat(SnapshotFile.read(file)).isEqualTo(DEMO);
  }
}
