package dev.sessionready.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page compared whole with a file in {@code src/test/resources/golden}; run with {@code
 * -Dgolden.update=true} to rewrite the file instead, and read what changed in the diff.
 */
public record GoldenPage(String text) {

  private static final Path FOLDER = World.RESOURCES.resolve("golden");

  public static GoldenPage assertThatPage(String text) {
    return new GoldenPage(text);
  }

  /** Compares with, or rewrites, the file of that name. */
  public void isTheFile(String name) {
    Path file = FOLDER.resolve(name);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, text);
      } else {
        assertThat(text).isEqualTo(Files.readString(file));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
