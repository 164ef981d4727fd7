package dev.sessionready;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How large what is deployed is, packed and unpacked.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda
 *     quotas</a>
 */
@Tag("package")
class PackageSizeIT {

  private static final long MB = 1_000_000;
  private static final long UNPACKED_BY_LAMBDA = 250L * 1024 * 1024;
  private static final Path PACKAGE = Path.of("target", "session-ready.zip");

  @Test
  void itIsSmallerThanItsJarsWere() throws IOException {
    assertThat(Files.size(PACKAGE)).isBetween(10 * MB, 45 * MB);
  }

  @Test
  void unpackedItLeavesRoomBelowWhatLambdaTakes() throws IOException {
    try (ZipFile zip = new ZipFile(PACKAGE.toFile())) {
      assertThat(zip.stream().mapToLong(ZipEntry::getSize).sum())
          .isLessThan(UNPACKED_BY_LAMBDA * 9 / 10);
    }
  }
}
