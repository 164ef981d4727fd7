package dev.sessionready.json;

import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;

/** A snapshot as a file: the whole of it, strict, and made to be read with diff. */
public final class SnapshotFile {

  // Only a packaged program knows its version.
  private static final String TOOL =
      "session-ready "
          + Objects.requireNonNullElse(
              SnapshotFile.class.getPackage().getImplementationVersion(), "unreleased");

  private SnapshotFile() {}

  /**
   * Writes the snapshot; what is written reads back equal.
   *
   * @throws BadInput where nothing can be written there
   * @throws IllegalArgumentException where it holds a noun under another key than its own name, or
   *     a value whose text would be read back as another
   */
  public static void write(Snapshot snapshot, Path file) {
    String text = print(snapshot, TOOL);
    try {
      Files.writeString(file, text);
    } catch (IOException broken) {
      throw BadInput.file(file.toString(), "written", broken);
    }
  }

  /**
   * Writes the snapshot to a new file that only its owner may read, where the file system knows
   * owners. One that is there already makes way once all is written; what is no file, such as a
   * device or a pipe, stays what it is and is written to.
   *
   * @param replace whether a file that is there already makes way
   * @throws BadInput where there is one that does not, or nothing can be written there
   */
  public static void writeNew(Snapshot snapshot, Path file, boolean replace) {
    byte[] bytes = print(snapshot, TOOL).getBytes(StandardCharsets.UTF_8);
    try {
      new PrivateFile(file).write(bytes, replace);
    } catch (FileAlreadyExistsException taken) {
      throw taken(taken);
    } catch (IOException broken) {
      throw BadInput.file(file.toString(), "written", broken);
    }
  }

  private static BadInput taken(FileAlreadyExistsException taken) {
    return new BadInput(taken.getFile() + ": there is such a file; --force replaces it.", taken);
  }

  /**
   * Writes the snapshot as {@link #write(Snapshot, Path)} does, and leaves the stream open.
   *
   * @throws UncheckedIOException where the stream fails
   */
  public static void write(Snapshot snapshot, OutputStream out) {
    byte[] bytes = print(snapshot, TOOL).getBytes(StandardCharsets.UTF_8);
    try {
      out.write(bytes);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Reads a snapshot.
   *
   * @throws BadInput where there is no such file or it does not hold a snapshot, saying in one
   *     sentence what is wrong where, and what would be right
   */
  public static Snapshot read(Path file) {
    if (Files.isRegularFile(file)) {
      return parse(new JsonText(file), file.toString());
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    } catch (NoSuchFileException missing) {
      throw new BadInput(file + ": there is no such file.", missing);
    } catch (IOException broken) {
      throw unreadable(file.toString(), broken);
    }
  }

  /**
   * Reads a snapshot, and leaves the stream open.
   *
   * @param name what to call it where something is wrong
   * @throws BadInput where it is not a snapshot, as {@link #read(Path)} does
   */
  public static Snapshot read(InputStream in, String name) {
    try {
      return parse(new JsonText(in.readAllBytes()), name);
    } catch (IOException broken) {
      throw unreadable(name, broken);
    }
  }

  private static Snapshot parse(JsonText text, String name) {
    try {
      return parse(text);
    } catch (JsonFormatError error) {
      throw error.in(name);
    } catch (JacksonIOException broken) {
      throw unreadable(name, new IOException(broken.getOriginalMessage(), broken));
    }
  }

  static String print(Snapshot snapshot, String tool) {
    return JsonText.print(SnapshotLayout.of(snapshot, tool));
  }

  private static Snapshot parse(JsonText text) {
    SnapshotLayout plain = plain(text);
    return plain != null && plain.schema() == SnapshotLayout.SCHEMA
        ? plain.snapshot()
        : parseStrictly(text);
  }

  private static @Nullable SnapshotLayout plain(JsonText text) {
    try {
      return text.read(SnapshotReader::read);
    } catch (IOException broken) {
      return null;
    }
  }

  /** The same by the reader that can say what is wrong. */
  static Snapshot parseStrictly(JsonText text) {
    try {
      SnapshotLayout layout = text.read(SnapshotLayout.class);
      if (layout.schema() != SnapshotLayout.SCHEMA) {
        requireSchema(text.parse());
      }
      return layout.snapshot();
    } catch (JsonFormatError error) {
      requireSchema(text.parse());
      throw error;
    }
  }

  // Of another schema, no other field may mean what it means here.
  private static void requireSchema(JsonCursor root) {
    JsonCursor schema = root.field("schema");
    if (schema.whole() != SnapshotLayout.SCHEMA) {
      throw schema.error(
          "this version reads schema %d, not %d".formatted(SnapshotLayout.SCHEMA, schema.whole()));
    }
  }

  private static BadInput unreadable(String name, IOException broken) {
    return BadInput.file(name, "read", broken);
  }
}
