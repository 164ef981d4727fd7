package dev.sessionready.cli;

import dev.sessionready.check.Catalogue;
import dev.sessionready.rule.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that say which checks are applied. */
final class CheckSelection {

  @Option(
      names = "--only",
      paramLabel = "CHECK",
      split = ",",
      description = "Apply only these checks, by their ids.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--skip",
      paramLabel = "CHECK",
      split = ",",
      description = "Apply all but these checks.")
  private List<String> skip = new ArrayList<>();

  /**
   * The checks that are left.
   *
   * @throws BadInput where a check is named that there is not, or none is left
   */
  Catalogue catalogue() {
    Catalogue all = Catalogue.load();
    Stream.concat(only.stream(), skip.stream())
        .filter(id -> all.find(id).isEmpty())
        .findFirst()
        .ifPresent(id -> {
          throw new BadInput(
              "There is no check '%s'; session-ready checks lists them all.".formatted(id));
        });
    Catalogue chosen =
        all.having(id -> (only.isEmpty() || only.contains(id)) && !skip.contains(id));
    if (chosen.checks().isEmpty()) {
      throw new BadInput("--only and --skip leave no check.");
    }
    return chosen;
  }
}
