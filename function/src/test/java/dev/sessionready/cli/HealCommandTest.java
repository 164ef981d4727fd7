package dev.sessionready.cli;

import static dev.sessionready.json.Golden.assertThatText;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The command {@code heal}, on the bundled account and on saved ones. */
class HealCommandTest {

  private static final Path DEMO =
      Path.of("src", "main", "resources", "dev", "sessionready", "demo", "demo.json");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "cli, demo.sh",
    "cloudformation, demo.cloudformation.json",
    "terraform, demo.tf",
    "cdk, demo.cdk.txt"
  })
  void theBundledAccountIsHealedAsFarAsCommandsCan(String format, String file) {
    CommandLineRun run = CommandLineRun.of("demo", "heal", "--format", format);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThatText(run.out()).isTheFile("heal/" + file);
  }

  @Test
  void itSpeaksJapanese() {
    assertThat(CommandLineRun.of("demo", "heal", "--lang", "ja").out())
        .contains("# これらのコマンドでは解消されないもの:\n");
  }

  @Test
  void whatIsPrintedCanBeTriedAsItIs() throws IOException {
    Path script = folder.resolve("heal.sh");
    CommandLineRun heal =
        CommandLineRun.of("heal", "--snapshot", DEMO.toString(), "--out", script.toString());

    CommandLineRun tried =
        CommandLineRun.of(
            "what-if", "--snapshot", DEMO.toString(), "--commands", script.toString());

    assertThat(heal.exitCode()).isEqualTo(1);
    assertThat(tried.exitCode()).isZero();
    assertThat(tried.out())
        .doesNotContain("No effect")
        .endsWith(
            "4 would become ready, 0 would break, 1 stay not ready, 1 stay ready,"
                + " 0 cannot be foretold\n");
  }

  @Test
  void anAccountThatIsReadyNeedsNothing() throws IOException {
    Path ready = healed();

    CommandLineRun run = CommandLineRun.of("heal", "--snapshot", ready.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("# 0 commands: ").doesNotContain("aws ");
  }

  // The bundled account without the instances that are not ready.
  private Path healed() throws IOException {
    ObjectNode account = (ObjectNode) new JsonMapper().readTree(Files.readString(DEMO));
    Stream.of(
            "i-0a1d9f0c5e2b47102",
            "i-0a1d9f0c5e2b47103",
            "i-0a1d9f0c5e2b47104",
            "i-0b2e8d1b6f3c58101",
            "i-0c3f7e2a704d69101")
        .forEach(id -> ((ObjectNode) account.path("instances").path("known")).remove(id));
    return Files.writeString(folder.resolve("ready.json"), account.toString());
  }

  @Test
  @Timeout(20)
  void aFixThatOnlyHandsTheFailureOnToWhatItMakesIsNotMadeAgainAndAgain() {
    // No key can be of such a Region, so that each new one is as wrong as the one before.
    String file =
        Path.of("src", "test", "resources", "fuzz", "bucket-of-no-region.json").toString();

    CommandLineRun run = CommandLineRun.of("heal", "--snapshot", file);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("# 0 commands: 0 would become ready, 1 stay not ready")
        .contains("# bucket-key: ")
        .contains("its fix alone does not take it away");
  }

  @Test
  void aPriceBelowNothingIsRefused() {
    CommandLineRun run = CommandLineRun.of("demo", "heal", "--endpoint-price", "-1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("session-ready: --endpoint-price is -1; a price is 0 or more.\n");
  }

  @Test
  void aPriceThatIsNoneIsRefused() {
    CommandLineRun run = CommandLineRun.of("demo", "heal", "--nat-gateway-price", "cheap");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--nat-gateway-price").contains("cheap");
  }
}
