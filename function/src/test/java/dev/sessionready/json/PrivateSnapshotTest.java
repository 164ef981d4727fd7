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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

  @Test
  void whatMadeWayIsPrivateAndNothingElseIsLeft() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.json"), "mine");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    SnapshotFile.writeNew(DEMO, file, true);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).containsExactly(file);
    }
  }

  @Test
  void aLinkMakesWayAndNotWhatItLeadsTo() throws IOException {
    Path other = Files.writeString(folder.resolve("other.json"), "somebody's");
    Path link = Files.createSymbolicLink(folder.resolve("account.json"), other);

    SnapshotFile.writeNew(DEMO, link, true);

    assertThat(other).hasContent("somebody's");
    assertThat(SnapshotFile.read(link)).isEqualTo(DEMO);
  }

  @Test
  void aFolderNeverMakesWay() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("account.json"));

    assertThatThrownBy(() -> SnapshotFile.writeNew(DEMO, empty, true))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(empty + ": it cannot be written");
    assertThat(empty).isEmptyDirectory();
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).containsExactly(empty);
    }
  }

  /** A link to a device stands for the device, which a program of the superuser could delete. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aDeviceIsWrittenToAndStaysWhatItIs() throws IOException {
    Path full = Files.createSymbolicLink(folder.resolve("full"), Path.of("/dev/full"));
    Path none = Files.createSymbolicLink(folder.resolve("null"), Path.of("/dev/null"));

    SnapshotFile.writeNew(DEMO, none, true);
    assertThatThrownBy(() -> SnapshotFile.writeNew(DEMO, full, true))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(full + ": ");
    assertThat(full).isSymbolicLink();
    assertThat(none).isSymbolicLink();
  }
}
