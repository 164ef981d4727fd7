package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.model.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick reader of snapshots is the strict one, or says nothing. */
class SnapshotReaderTest {

  private static final int TRIES = 600 * Integer.getInteger("tries", 1);

  /** What a change of a text may put there, besides what is there already. */
  private static final List<String> PIECES =
      List.of(
          "",
          "\"",
          "\\",
          ",",
          ":",
          "{",
          "}",
          "[",
          "]",
          " ",
          "null",
          "true",
          "0",
          "-",
          "1e9",
          "\n",
          "\u0000",
          "\u00e9",
          "\\u00e9",
          "\\ud800",
          "\\x",
          "\\n",
          "\uFFFD",
          "\"id\": \"a\",");

  @Test
  void whateverIsWrittenIsReadQuickly() {
    for (Object variant : Variants.of(Snapshot.class)) {
      Snapshot snapshot = (Snapshot) variant;
      SnapshotLayout read = read(SnapshotFile.print(snapshot, "session-ready test"));

      assertThat(read == null ? null : read.snapshot()).isEqualTo(snapshot);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"snapshots/small.json", "snapshots/whole.json"})
  void whatIsTakenIsWhatTheStrictReaderReads(String file) throws IOException {
    String text = asWritten(Resources.text(file));
    Random random = new Random(file.hashCode());
    int taken = 0;
    for (int i = 0; i < TRIES; i++) {
      String changed = changed(text, random);
      SnapshotLayout quick = read(changed);
      if (quick != null && quick.schema() == SnapshotLayout.SCHEMA) {
        taken++;
        assertThat(quick.snapshot())
            .as(changed)
            .isEqualTo(SnapshotFile.parseStrictly(new JsonText(changed)));
      }
    }

    assertThat(taken).isBetween(TRIES / 50, TRIES - TRIES / 50);
  }

  @Test
  void tokensMayBePartedWhereverAReadEnds() throws IOException {
    String text = Resources.text("snapshots/whole.json");

    assertThat(SnapshotReader.read(new Trickle(text.getBytes(StandardCharsets.UTF_8))))
        .isNotNull()
        .isEqualTo(read(text));
  }

  private static String asWritten(String text) {
    return SnapshotFile.print(SnapshotFile.parseStrictly(new JsonText(text)), "session-ready test");
  }

  private static String changed(String text, Random random) {
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + random.nextInt(3));
    int other = random.nextInt(text.length());
    String piece =
        random.nextInt(3) == 0
            ? text.substring(other, Math.min(text.length(), other + random.nextInt(12)))
            : PIECES.get(random.nextInt(PIECES.size()));
    return text.substring(0, from) + piece + text.substring(to);
  }

  private static @Nullable SnapshotLayout read(String text) {
    return SnapshotReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Bytes that come one to three at a time. */
  private static final class Trickle extends InputStream {

    private final ByteArrayInputStream bytes;
    private int turn;

    Trickle(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      turn = turn % 3 + 1;
      return bytes.read(into, from, Math.min(turn, length));
    }
  }
}
