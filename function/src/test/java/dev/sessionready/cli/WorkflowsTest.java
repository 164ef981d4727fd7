package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What GitHub runs for this repository is pinned, and may do no more than it has to. */
class WorkflowsTest {

  private static final Path WORKFLOWS = Path.of("..", ".github", "workflows");

  @Test
  void everyActionIsPinnedByACommitAndSaysItsRelease() throws IOException {
    assertThat(lines().filter(line -> line.contains("uses:")).toList())
        .isNotEmpty()
        .allMatch(line ->
            line.matches(
                "\\s*(- )?uses: [\\w-]+/[\\w-]+(/[\\w-]+)?@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
  }

  @Test
  void everyWorkflowBeginsWithReadingAlone() throws IOException {
    for (Path workflow : workflows()) {
      assertThat(Files.readString(workflow)).contains("\npermissions:\n  contents: read\n");
    }
  }

  @Test
  void aReleaseIsAttestedByTheSumsOfAllThatItHolds() throws IOException {
    assertThat(Files.readString(WORKFLOWS.resolve("release.yml")))
        .contains(
            "sha256sum -- * >SHA256SUMS",
            "actions/attest-build-provenance@",
            "subject-checksums: release/SHA256SUMS",
            "session-ready-sbom.json");
  }

  @Test
  void whatIsShippedIsLookedUpInTheListOfVulnerabilitiesEachNightAndBeforeARelease()
      throws IOException {
    for (String workflow : List.of("nightly.yml", "release.yml")) {
      assertThat(Files.readString(WORKFLOWS.resolve(workflow)))
          .containsSubsequence(
              "cp function/target/session-ready-sbom.json session-ready.cdx.json",
              "google/osv-scanner-action/osv-scanner-action@",
              "scan-args: --lockfile=session-ready.cdx.json");
    }
    assertThat(Files.readString(WORKFLOWS.resolve("release.yml")))
        .containsSubsequence("osv-scanner-action@", "gh release create");
  }

  private static List<Path> workflows() throws IOException {
    try (Stream<Path> files = Files.list(WORKFLOWS)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }

  private static Stream<String> lines() throws IOException {
    Stream.Builder<String> lines = Stream.builder();
    for (Path workflow : workflows()) {
      Files.readAllLines(workflow).forEach(lines);
    }
    return lines.build();
  }
}
