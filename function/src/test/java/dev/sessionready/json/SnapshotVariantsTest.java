package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.model.Snapshot;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotVariantsTest {

  private static final List<Snapshot> VARIANTS =
      Variants.of(Snapshot.class).stream().map(Snapshot.class::cast).toList();

  @Test
  void everyComponentOfEveryNounIsReadBackAsItWasWritten() {
    assertThat(VARIANTS)
        .hasSizeGreaterThan(400)
        .allSatisfy(variant -> assertThat(read(print(variant))).isEqualTo(variant));
  }

  @Test
  void differentSnapshotsAreDifferentFiles() {
    assertThat(VARIANTS.stream().map(SnapshotVariantsTest::print)).doesNotHaveDuplicates();
  }

  private static String print(Snapshot snapshot) {
    return SnapshotFile.print(snapshot, "session-ready test");
  }

  private static Snapshot read(String text) {
    return SnapshotFile.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "snapshot.json");
  }
}
