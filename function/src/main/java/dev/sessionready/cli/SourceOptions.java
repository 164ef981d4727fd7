package dev.sessionready.cli;

import dev.sessionready.json.SnapshotFile;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Source;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where facts come from, live or saved, and what is expected of them. */
final class SourceOptions {

  @Mixin private LiveOptions live;

  @Option(
      names = "--snapshot",
      paramLabel = "FILE",
      description = "Evaluate this file, saved by capture, rather than the live account.")
  private @Nullable Path saved;

  /** As {@link LiveOptions#parameters}. */
  RuleParameters parameters() {
    return live.parameters();
  }

  /**
   * The file that is named, or the live account.
   *
   * @throws dev.sessionready.rule.BadInput where the file is not a snapshot, or as {@link
   *     LiveOptions#source} does
   */
  Source source() {
    if (saved == null) {
      return live.source();
    }
    live.requireNoRegion();
    return new SnapshotSource(SnapshotFile.read(saved));
  }
}
