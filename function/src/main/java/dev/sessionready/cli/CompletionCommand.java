package dev.sessionready.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints a script that makes a shell complete commands and options.",
    footer = {
      "",
      "Examples:",
      "  source <(session-ready completion bash)      # bash and zsh",
      "  session-ready completion fish | source       # fish"
    })
final class CompletionCommand implements Callable<Integer> {

  /** The shells whose completion is known; zsh reads that of bash. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell;

  @Override
  public Integer call() {
    CommandLine program = spec.parent().commandLine();
    String script =
        switch (shell) {
          case BASH, ZSH -> AutoComplete.bash(program.getCommandName(), program);
          case FISH -> fish(program);
        };
    spec.commandLine().getOut().print(script);
    spec.commandLine().getOut().flush();
    return 0;
  }

  // https://fishshell.com/docs/current/cmds/complete.html
  private static String fish(CommandLine program) {
    String name = program.getCommandName();
    StringBuilder lines = new StringBuilder();
    program
        .getSubcommands()
        .forEach((word, command) -> {
          String what = description(command.getCommandSpec().usageMessage().description());
          lines.append(
              "complete -c %s -n __fish_use_subcommand -f -a %s -d %s%n"
                  .formatted(name, word, what));
          command
              .getCommandSpec()
              .options()
              .forEach(option -> lines.append(fish(name, word, option)));
        });
    return lines.toString();
  }

  private static String fish(String program, String command, OptionSpec option) {
    String word = option.longestName().replaceFirst("^-+", "");
    String values = String.join(" ", valuesOf(option));
    return "complete -c %s -n '__fish_seen_subcommand_from %s' -l %s%s%s -d %s%n"
        .formatted(
            program,
            command,
            word,
            option.arity().max() > 0 ? " -r" : "",
            values.isEmpty() ? "" : " -f -a '" + values + "'",
            description(option.description()));
  }

  private static Iterable<String> valuesOf(OptionSpec option) {
    Object[] constants = option.type().getEnumConstants();
    return constants == null
        ? List.of()
        : Arrays.stream(constants)
            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
            .toList();
  }

  private static String description(String... lines) {
    String first = lines.length == 0 ? "" : lines[0];
    return "'" + first.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
