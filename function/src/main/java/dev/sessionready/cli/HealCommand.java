package dev.sessionready.cli;

import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.RuleParameters;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the changes that make every instance ready, as far as changes can, without making any. */
@Command(
    name = "heal",
    mixinStandardHelpOptions = true,
    description =
        "Prints a smallest set of changes that makes the instances ready, without making any.",
    footer = {
      "",
      "Exit codes: 0 the changes leave every instance ready; 1 they do not; 2 bad input, or"
          + " somebody's verdict would hang on what was not read.",
      "",
      "Examples:",
      "  session-ready heal --snapshot account.json > heal.sh",
      "  session-ready what-if --snapshot account.json --commands heal.sh",
      "  session-ready heal --region eu-west-1 --endpoint-price 0.011",
      "  session-ready demo heal"
    })
final class HealCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SourceOptions source;

  @Mixin private HealOptions heal;

  @Mixin private LanguageOption language;

  @Override
  public Integer call() {
    RuleParameters parameters = source.parameters();
    Messages messages = language.messagesOr(parameters.language());
    heal.requireNoneOf(source.files());
    Snapshot snapshot = source.capture(spec.commandLine().getErr(), parameters, messages);
    return heal.write(spec.commandLine(), parameters, messages, snapshot);
  }
}
