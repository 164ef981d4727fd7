package dev.sessionready.cli;

import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.RuleParameters;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what changes would make of the instances, without making any. */
@Command(
    name = "what-if",
    mixinStandardHelpOptions = true,
    description =
        "Shows who would become ready and who would break by changes, without making any of them.",
    footer = {
      "",
      "Exit codes: 0 nobody would break; 1 somebody would; 2 bad input, or somebody's verdict"
          + " would hang on what was not read.",
      "",
      "Examples:",
      "  session-ready what-if --snapshot account.json --add-endpoint logs",
      "  session-ready what-if --delete-endpoint vpce-0a1b2c3d --region eu-west-1",
      "  session-ready what-if --snapshot account.json --commands change.sh",
      "  session-ready demo what-if --add-endpoint logs"
    })
final class WhatIfCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SourceOptions source;

  @Mixin private WhatIfOptions options;

  @Override
  public Integer call() {
    RuleParameters parameters = source.parameters();
    Messages messages = options.messagesOr(parameters.language());
    Snapshot before = source.capture(spec.commandLine().getErr(), parameters, messages);
    return options.show(before, parameters, messages, spec.commandLine().getOut());
  }
}
