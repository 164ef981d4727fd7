package dev.sessionready.cli;

import dev.sessionready.json.SnapshotFile;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Saves what the live account shows, to be evaluated elsewhere or later. */
@Command(
    name = "capture",
    mixinStandardHelpOptions = true,
    description = "Saves all facts of the live account in a file that check --snapshot reads.")
final class CaptureCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
  private Path file;

  @Option(names = "--force", description = "Replace the file where there is one.")
  private boolean force;

  @Mixin private LiveOptions live;

  @Override
  public Integer call() {
    RuleParameters parameters = live.parameters();
    if (!force && Files.exists(file)) {
      throw new BadInput(file + ": there is such a file; --force replaces it.");
    }
    Snapshot snapshot =
        Assembly.of(live.source(), Messages.english()).capture(new Scope.Everything(), parameters);
    SnapshotFile.writeNew(snapshot, file, force);
    spec.commandLine().getErr().println("Saved to " + file + ".");
    return 0;
  }
}
