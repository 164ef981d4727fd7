package dev.sessionready.cli;

import dev.sessionready.aws.Clients;
import dev.sessionready.aws.LiveSource;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.Parameters;
import dev.sessionready.rule.Source;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where facts come from and what is expected of them. */
final class Origin {

  @Option(names = "--region", paramLabel = "REGION", description = "The region to ask; the AWS SDK's own by default.")
  private @Nullable String region;

  @Option(names = "--snapshot", paramLabel = "FILE", description = "Judge this file rather than the live account.")
  private @Nullable Path snapshot;

  @Option(
      names = "--parameters",
      paramLabel = "NAME=VALUE",
      split = ",",
      description = "Rule parameters, as in AWS Config.")
  private Map<String, String> parameters = Map.of();

  Parameters parameters() {
    return Parameters.parse(parameters);
  }

  Source source() {
    if (snapshot != null) {
      Snapshot saved = SnapshotFile.read(snapshot);
      return (_, _) -> saved;
    }
    Clients clients = region == null ? Clients.ofEnvironment() : Clients.in(region);
    return new LiveSource(clients, new JsonDocuments());
  }
}
