package dev.sessionready.cli;

import dev.sessionready.aws.Clients;
import dev.sessionready.aws.LiveSource;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.Parameters;
import dev.sessionready.rule.Scope;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Saves what the live account tells, to be judged elsewhere or later. */
@Command(
    name = "capture",
    mixinStandardHelpOptions = true,
    description = "Saves all facts of the live account in a file that check --snapshot judges.")
final class CaptureCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
  private Path file;

  @Option(names = "--region", paramLabel = "REGION", description = "The region to ask; the AWS SDK's own by default.")
  private @Nullable String region;

  @Option(
      names = "--parameters",
      paramLabel = "NAME=VALUE",
      split = ",",
      description = "Rule parameters; sessionDocument says which preferences to follow.")
  private Map<String, String> parameters = Map.of();

  @Override
  public Integer call() {
    Clients clients = region == null ? Clients.ofEnvironment() : Clients.in(region);
    Snapshot snapshot =
        new LiveSource(clients, new JsonDocuments())
            .look(new Scope.Everything(), Parameters.parse(parameters));
    SnapshotFile.write(snapshot, file);
    spec.commandLine().getErr().println("Saved to " + file + ".");
    return 0;
  }
}
