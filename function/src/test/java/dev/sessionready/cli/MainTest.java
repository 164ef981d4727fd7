package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is reported who asks for something that is not there, or for help. */
class MainTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          demo xyzzy          | Invalid value for positional parameter at index 0 (STORY): there is no story 'xyzzy'; there are demo, empty-stream
          demo demo 12345     | Unmatched argument at index 2: '12345'
          demo --format xml      | Invalid value for option '--format': expected one of [TEXT, JSON, HTML, CSV, JUNIT, SARIF] (case-insensitive) but was 'xml'
          demo --colour          | Unknown option: '--colour'
          check --format pdf     | Invalid value for option '--format': expected one of [TEXT, JSON, HTML, CSV, JUNIT, SARIF] (case-insensitive) but was 'pdf'
          checks --format json   | Invalid value for option '--format': expected one of [TEXT, MARKDOWN] (case-insensitive) but was 'json'
          parameters --format x  | Invalid value for option '--format': expected one of [TEXT, MARKDOWN] (case-insensitive) but was 'x'
          capture                | Missing required option: '--out=FILE'
          explain                | Missing required parameter: 'INSTANCE'
          xyzzy               | Unmatched argument at index 0: 'xyzzy'
          """)
  void whatIsNotThereIsPublishedFirstAndThenTheUsage(String line, String sentence) {
    CommandLineRun run = CommandLineRun.of(line.split(" ", -1));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith(sentence + "\n").contains("Usage: session-ready");
  }

  @Test
  void anArgumentThatIsNoneDoesNotReachTheTerminalsControls() {
    CommandLineRun run = CommandLineRun.of("check", "--format", "\u001b[31m\r\u0000");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("was '\\u001b[31m\\r\\u0000'").doesNotContain("\u001b", "\r");
  }

  @Test
  void whoNamesNoCommandIsPublishedWhichThereAre() {
    CommandLineRun run = CommandLineRun.of();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("Name a command.\n")
        .containsSubsequence(
            "demo", "check", "explain", "capture", "checks", "parameters", "Exit codes: 0 all");
  }

  @Test
  void helpAndTheVersionAreNoErrors() {
    assertThat(CommandLineRun.of("--help").exitCode()).isZero();
    assertThat(CommandLineRun.of("--help").out()).contains("Usage: session-ready");
    assertThat(CommandLineRun.of("--version"))
        .isEqualTo(new CommandLineRun(0, "session-ready (not packaged)\n", ""));
  }
}
