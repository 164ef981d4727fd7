package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionCommandTest {

  @Test
  void bashAndZshShareOneScript() throws Exception {
    String script = CommandLineRun.of("completion", "bash").out();

    assertThat(CommandLineRun.of("completion", "zsh").out()).isEqualTo(script);
    assertThat(script).contains("complete -F").contains("--snapshot");
    Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
    try (var in = bash.outputWriter()) {
      in.write(script);
    }
    assertThat(bash.waitFor()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "fish"})
  void everyCommandAndLongOptionIsCompleted(String shell) {
    String script = CommandLineRun.of("completion", shell).out();
    String dashes = shell.equals("fish") ? "-l " : "--";

    Main.commandLine()
        .getSubcommands()
        .forEach((name, command) -> {
          assertThat(script).contains(name);
          List<String> options =
              command.getCommandSpec().options().stream()
                  .map(option -> dashes + option.longestName().substring(2))
                  .toList();
          assertThat(script).contains(options);
        });
  }

  @Test
  void aDescriptionWithAnApostropheStaysOneWordOfFish() {
    assertThat(CommandLineRun.of("completion", "fish").out())
        .contains("the rule parameter\\'s.'")
        .doesNotContain("parameter's");
  }

  @Test
  void aShellThatIsNotKnownIsRefused() {
    CommandLineRun run = CommandLineRun.of("completion", "tcsh");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("bash").contains("fish");
  }
}
