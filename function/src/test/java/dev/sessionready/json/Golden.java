package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text compared whole with a file of the test resources; run with {@code -Dgolden.update=true} to
 * rewrite the file instead, and read what changed in the diff.
 */
public record Golden(String text) {

  private static final Path RESOURCES = Path.of("src", "test", "resources");

  /** The text to be compared. */
  public static Golden assertThatText(String text) {
    return new Golden(text);
  }

  /** Compares with, or rewrites, the file with that path below {@code src/test/resources}. */
  public void isTheFile(String path) {
    if (Boolean.getBoolean("golden.update")) {
      write(RESOURCES.resolve(path));
    } else {
      assertThat(text).isEqualTo(Resources.text(path));
    }
  }

  private void write(Path file) {
    try {
      Files.writeString(file, text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
