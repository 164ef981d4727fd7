package dev.sessionready.cli;

import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.RuleParameters;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The same as {@code heal}, on a bundled example account. */
@Command(
    name = "heal",
    mixinStandardHelpOptions = true,
    description = "Prints the changes that heal the bundled example account; needs no AWS.",
    footer = {
      "",
      "Exit codes: 0 the changes leave every instance ready; 1 they do not; 2 bad input.",
      "",
      "Examples:",
      "  session-ready demo heal",
      "  session-ready demo heal | session-ready demo what-if --commands -"
    })
final class DemoHealCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private DemoCommand demo;

  @Mixin private HealOptions heal;

  @Mixin private LanguageOption language;

  @Override
  public Integer call() {
    Messages messages = language.messagesOr(Locale.ENGLISH);
    RuleParameters parameters =
        RuleParameters.parse(Map.of("language", messages.language().getLanguage()));
    Snapshot snapshot = demo.account().snapshot();
    return heal.write(spec.commandLine(), parameters, messages, snapshot);
  }
}
