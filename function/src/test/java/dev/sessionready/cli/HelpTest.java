package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The help of every command ends in examples that can be typed. */
class HelpTest {

  static Stream<CommandLine> commands() {
    return below(Main.commandLine());
  }

  private static Stream<CommandLine> below(CommandLine command) {
    return command.getSubcommands().values().stream()
        .flatMap(one -> Stream.concat(Stream.of(one), below(one)));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void itHasExamplesOfTheCommandItself(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();

    assertThat(footer(command)).contains("Examples:");
    assertThat(examples(command)).isNotEmpty().anyMatch(line -> line.contains(name));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionOfAnExampleIsOne(CommandLine command) {
    for (String example : examples(command)) {
      String last = example.substring(example.lastIndexOf("session-ready"));
      CommandLine named = Main.commandLine();
      for (String word : last.split(" +", -1)) {
        named = named.getSubcommands().getOrDefault(word, named);
        if (word.startsWith("--")) {
          assertThat(named.getCommandSpec().optionsMap()).as(example).containsKey(word);
        }
      }
    }
  }

  private static List<String> examples(CommandLine command) {
    List<String> lines = footer(command);
    return lines.subList(lines.indexOf("Examples:") + 1, lines.size()).stream()
        .filter(line -> line.contains("session-ready"))
        .toList();
  }

  private static List<String> footer(CommandLine command) {
    return List.of(command.getCommandSpec().usageMessage().footer());
  }
}
