package dev.sessionready.cli;

import dev.sessionready.rule.RuleParameters;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what a rule may set. */
@Command(
    name = "parameters",
    mixinStandardHelpOptions = true,
    description = "Lists the parameters of the rule: what each sets, what is valid, the default.",
    footer = {
      "",
      "Examples:",
      "  session-ready parameters",
      "  session-ready parameters --format markdown"
    })
final class ParametersCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--format", defaultValue = "text", description = "text (default) or markdown.")
  private PageFormat form;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (form) {
          case TEXT -> text();
          case MARKDOWN -> markdown();
        });
    out.flush();
    return 0;
  }

  private static String text() {
    return Arrays.stream(RuleParameters.Name.values())
        .map(name ->
            "%-19s%s%n%-19s%s; %s by default%n"
                .formatted(name, name.what(), "", name.form(), name.otherwise()))
        .collect(Collectors.joining());
  }

  /** A table, as the README holds it. */
  private static String markdown() {
    return Arrays.stream(RuleParameters.Name.values())
        .map(name ->
            "| `%s` | %s | %s | %s |\n".formatted(name, name.what(), name.form(), name.otherwise()))
        .collect(
            Collectors.joining("", "| name | what | valid | default |\n|---|---|---|---|\n", ""));
  }
}
