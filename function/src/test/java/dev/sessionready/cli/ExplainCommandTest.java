package dev.sessionready.cli;

import static dev.sessionready.json.Golden.assertThatText;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The command {@code explain} on the bundled account. */
class ExplainCommandTest {

  private static final Path DEMO =
      Path.of("src", "main", "resources", "dev", "sessionready", "demo", "demo.json");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"i-0a1d9f0c5e2b47101", "i-0a1d9f0c5e2b47103", "i-0b2e8d1b6f3c58101"})
  void pathsRoleAndChainsOfAnInstance(String instance) {
    CommandLineRun run = explain(DEMO, instance, "en");

    assertThat(run.err()).isEmpty();
    assertThatText(run.out()).isTheFile("explain/" + instance + ".txt");
  }

  @Test
  void itSpeaksJapanese() {
    assertThat(explain(DEMO, "i-0a1d9f0c5e2b47103", "ja").out())
        .contains("✗ ロール ReportingInstanceRole\n")
        .contains("✗ CloudWatch Logs へのログ\n")
        .contains("AWS への問い合わせ: 2026-");
  }

  @Test
  void aRoleThatWasNotReadIsSaidToBeUnknown() throws IOException {
    ObjectNode account = (ObjectNode) new JsonMapper().readTree(Files.readString(DEMO));
    ((ObjectNode) account.path("identity").path("roles"))
        .putObject("ReportingInstanceRole")
        .putObject("unreadable")
        .put("action", "iam:GetRole")
        .put("reason", "access denied");
    Path file = Files.writeString(folder.resolve("account.json"), account.toString());

    CommandLineRun run = explain(file, "i-0a1d9f0c5e2b47103", "en");

    assertThat(run.out())
        .contains("? what the role may do was not read: iam:GetRole: access denied\n")
        .contains("? Log to CloudWatch Logs\n");
  }

  @Test
  void withoutARoleNothingIsAllowed() throws IOException {
    ObjectNode account = (ObjectNode) new JsonMapper().readTree(Files.readString(DEMO));
    ((ObjectNode) account.path("instances").path("known").path("i-0a1d9f0c5e2b47103"))
        .remove("instanceProfileArn");
    Path file = Files.writeString(folder.resolve("account.json"), account.toString());

    assertThat(explain(file, "i-0a1d9f0c5e2b47103", "en").out()).contains("✗ no role: the agent");
  }

  private static CommandLineRun explain(Path account, String instance, String language) {
    return CommandLineRun.of(
        "explain", instance, "--snapshot", account.toString(), "--lang", language);
  }
}
