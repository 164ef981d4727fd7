package dev.sessionready.json;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** A file that only its owner may read, where the file system knows owners. */
record PrivateFile(Path path) {

  /**
   * Writes it anew, whole or not at all. One that is there already makes way once all is written;
   * what is no file, such as a device or a pipe, stays what it is and is written to.
   *
   * @param replace whether one that is there already makes way
   * @throws FileAlreadyExistsException where there is one that does not
   */
  void write(byte[] bytes, boolean replace) throws IOException {
    if (replace && Files.exists(path)) {
      replace(bytes);
    } else {
      create();
      fill(path, bytes);
    }
  }

  private void replace(byte[] bytes) throws IOException {
    if (!Files.isRegularFile(path) && !Files.isDirectory(path)) {
      Files.write(path, bytes, StandardOpenOption.WRITE);
      return;
    }
    Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a root is a folder");
    Path beside = Files.createTempFile(folder, ".session-ready", ".json");
    fill(beside, bytes);
    try {
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException refused) {
      Files.deleteIfExists(beside);
      throw refused;
    }
  }

  private void create() throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(path);
    }
  }

  // A part of a snapshot is none.
  private static void fill(Path created, byte[] bytes) throws IOException {
    try {
      Files.write(created, bytes, StandardOpenOption.WRITE);
    } catch (IOException broken) {
      Files.deleteIfExists(created);
      throw broken;
    }
  }
}
