package dev.sessionready.cli;

import dev.sessionready.heal.Healing;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.RuleParameters;
import java.nio.file.Path;
import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how an account is healed, and how that is written. */
final class HealOptions {

  @Mixin private PriceOptions prices;

  @Mixin private OutOption out;

  @Option(
      names = "--format",
      defaultValue = "cli",
      description =
          "cli (default: AWS CLI commands for a POSIX shell), cloudformation, terraform or cdk"
              + " (Java).")
  private HealFormat format;

  /**
   * Refuses to write over what is read.
   *
   * @throws dev.sessionready.rule.BadInput where the changes would be written to one of those
   */
  void requireNoneOf(Collection<Path> read) {
    out.requireNoneOf(read);
  }

  /** Writes what heals the account, and answers the exit code. */
  int write(CommandLine command, RuleParameters parameters, Messages messages, Snapshot snapshot) {
    Heal heal = new Heal(parameters, prices.prices(), messages);
    Healing healing = heal.of(snapshot);
    out.write(command, writer -> heal.write(snapshot, healing, format, writer));
    return Heal.exitCode(healing);
  }
}
