package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README shows is what the program prints. */
class ReadmeTest {

  @Test
  void everyLineOfTheSampleIsALineOfTheDemo() throws IOException {
    String readme = readme();
    int start = readme.indexOf("$ ./session-ready demo") + "$ ./session-ready demo".length();
    List<String> sample = readme.substring(start, readme.indexOf("```", start)).lines().toList();
    List<String> printed = CommandLineRun.of("demo").out().lines().toList();

    assertThat(sample).hasSizeGreaterThan(10);
    assertThat(sample)
        .filteredOn(line -> !line.equals("..."))
        .allSatisfy(line -> {
          String shown = line.endsWith(" ...") ? line.substring(0, line.length() - 4) : line;
          assertThat(printed).anyMatch(whole -> whole.startsWith(shown));
        });
  }

  @Test
  void theTableOfRuleParametersIsTheOneThatIsPrinted() throws IOException {
    String printed = CommandLineRun.of("parameters", "--format", "markdown").out();

    assertThat(readme())
        .as("paste what `./session-ready parameters --format markdown` prints into the README")
        .contains("\n\n" + printed + "\n");
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("..", "README.md"));
  }
}
