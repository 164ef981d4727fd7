package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Catalogue;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChecksCommandTest {

  @ParameterizedTest
  @EnumSource
  void everyRowOfTheOriginalListIsServed(SeedRow row) {
    CommandLineRun run = CommandLineRun.of("checks");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern(
            "serves: (.*, )?" + row.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "(,|\n)");
  }

  @Test
  void everyCheckIsListedInTheOrderOfTheCatalogue() {
    List<String> ids =
        Catalogue.load().checks().stream().map(Catalogue::info).map(CheckInfo::id).toList();

    assertThat(CommandLineRun.of("checks").out().lines().filter(line -> !line.startsWith(" ")))
        .extracting(line -> line.split(" ", 2)[0])
        .isEqualTo(ids);
    assertThat(
            CommandLineRun.of("checks", "--format", "markdown")
                .out()
                .lines()
                .filter(line -> line.startsWith("### ")))
        .extracting(line -> line.substring("### ".length()))
        .isEqualTo(ids);
  }

  @Test
  void theReferenceInTheRepositoryIsTheOneThatIsPrinted() throws IOException {
    assertThat(CommandLineRun.of("checks", "--format", "markdown").out())
        .as("run `./session-ready checks --format markdown > docs/checks.md`")
        .isEqualTo(Files.readString(Path.of("..", "docs", "checks.md")));
  }

  @Test
  void theCatalogueIsPublishedInJapaneseToo() {
    CommandLineRun run = CommandLineRun.of("checks", "--lang", "ja");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern("agent-online +CRITICAL  SSM エージェントが")
        .contains("対応する項目: エージェント\n");
  }
}
