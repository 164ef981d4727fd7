package dev.sessionready.cli;

import dev.sessionready.rule.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** A file that a command is to write. */
record WrittenFile(Path path) {

  /**
   * Refuses to write over what the command reads, by whatever name or link.
   *
   * @throws BadInput where it is one of them
   */
  void requireNoneOf(Collection<Path> read) {
    for (Path one : read) {
      if (isSame(one)) {
        throw new BadInput(
            path.equals(one)
                ? path + ": it is what is read, and would be lost; name another file for --out."
                : "%s: it is %s, which is read and would be lost; name another file for --out."
                    .formatted(path, one));
      }
    }
  }

  private boolean isSame(Path other) {
    try {
      return Files.exists(path) && Files.exists(other) && Files.isSameFile(path, other);
    } catch (IOException broken) {
      throw BadInput.file(path.toString(), "written", broken);
    }
  }
}
