package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The app as the CDK's command line runs it: a process of its own, its context in a variable. */
@Tag("template")
final class RuleAppTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"quiet-hours\": \"6\"} | eu-west-1 | The context sets quiet-hours, which this app does not know",
        "{\"failAt\": \"high\"}   | eu-west-1 | The context sets failAt to \"high\"; it must be",
        "{}                       | eu-wset-1 | The environment names the region \"eu-wset-1\"; it must be"
      })
  void aBadSettingEndsInItsOneSentence(String context, String region, String sentence)
      throws IOException, InterruptedException {
    Path errors = directory.resolve("errors");
    ProcessBuilder app =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                RuleApp.class.getName())
            .redirectError(errors.toFile());
    app.environment().put("CDK_CONTEXT_JSON", context);
    app.environment().put("CDK_DEFAULT_REGION", region);
    app.environment().put("CDK_OUTDIR", directory.resolve("out").toString());
    app.environment().put("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "1");

    Process run = app.start();

    assertThat(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(run.waitFor()).isEqualTo(1);
    assertThat(ours(errors)).singleElement().asString().startsWith(sentence);
  }

  // Around it stands what the CDK's own engine says of the version of Node.js.
  private static List<String> ours(Path errors) throws IOException {
    return Files.readAllLines(errors).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("!!"))
        .toList();
  }

  @Test
  void noMavenStandsBetweenTheCommandLineAndTheApp() throws IOException {
    assertThat(Files.readString(Path.of("..", "cdk.json"))).contains("\"app\": \"infra/synth\"");
    assertThat(Path.of("synth")).isExecutable();
  }
}
