package dev.sessionready.cli;

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

/** The same as {@code what-if}, on a bundled example account. */
@Command(
    name = "what-if",
    mixinStandardHelpOptions = true,
    description = "Tries changes on the bundled example account; needs no AWS.",
    footer = {
      "",
      "Exit codes: 0 nobody would break; 1 somebody would; 2 bad input.",
      "",
      "Examples:",
      "  session-ready demo what-if --add-endpoint logs,vpc-0b2e8d1b6f3c58002",
      "  session-ready demo empty-stream what-if --set-preference cloudWatchLogGroupName="
    })
final class DemoWhatIfCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private DemoCommand demo;

  @Mixin private WhatIfOptions options;

  @Override
  public Integer call() {
    Messages messages = options.messagesOr(Locale.ENGLISH);
    RuleParameters parameters =
        RuleParameters.parse(Map.of("language", messages.language().getLanguage()));
    return options.show(
        demo.account().snapshot(), parameters, messages, spec.commandLine().getOut());
  }
}
