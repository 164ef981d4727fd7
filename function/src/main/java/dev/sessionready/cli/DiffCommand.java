package dev.sessionready.cli;

import dev.sessionready.json.SnapshotFile;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.AccountEvaluations;
import dev.sessionready.rule.RuleParameters;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows whose verdict differs between two snapshots, and which changes made it so. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Shows whose verdict differs between two snapshots of one account, and which changed"
          + " resources made it so."
    },
    footer = {
      "",
      "Exit codes: 0 no verdict differs; 1 at least one does; 2 could not evaluate.",
      "",
      "Examples:",
      "  session-ready diff monday.json tuesday.json"
    })
final class DiffCommand implements Callable<Integer> {

  private static final int DIFFERS = 1;

  @Spec private CommandSpec spec;

  @CommandLine.Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier snapshot.")
  private Path before;

  @CommandLine.Parameters(index = "1", paramLabel = "AFTER", description = "The later snapshot.")
  private Path after;

  @Mixin private ParametersOption expected;

  @Mixin private LanguageOption language;

  @Override
  public Integer call() {
    RuleParameters given = expected.parse(Map.of());
    Messages messages = language.messagesOr(Locale.ENGLISH);
    Snapshot earlier = SnapshotFile.read(before);
    Snapshot later = SnapshotFile.read(after);
    AccountEvaluations evaluations = Assembly.evaluations(earlier, messages, given);
    String page = new DiffPage(given, messages, evaluations).of(earlier, later);
    spec.commandLine().getOut().print(page);
    spec.commandLine().getOut().flush();
    return page.isEmpty() ? 0 : DIFFERS;
  }
}
