package dev.sessionready.cli;

import dev.sessionready.json.SnapshotFile;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.Readiness;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Source;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
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

  @Mixin private ProgressOption progress;

  /** The files that are read; none where the account is live. */
  List<Path> files() {
    return saved == null ? List.of() : List.of(saved);
  }

  /**
   * The file that is named, or the live account.
   *
   * @throws dev.sessionready.rule.BadInput where the file is not a snapshot, or as {@link
   *     LiveOptions#source} does
   */
  Source source(PrintWriter err) {
    if (saved == null) {
      return live.source();
    }
    live.requireNoRegion();
    Path file = saved;
    return new SnapshotSource(
        progress.during(err, () -> "Reading " + file.getFileName(), () -> SnapshotFile.read(file)));
  }

  /** Does what asks the source, and shows how far it is. */
  <T> T during(PrintWriter err, Source source, Supplier<T> work) {
    return progress.during(err, source, work);
  }

  /** All facts of the source that verdicts rest on, as {@link Readiness#capture} has them. */
  Snapshot capture(PrintWriter err, RuleParameters parameters, Messages messages) {
    Source source = source(err);
    return during(
        err,
        source,
        () -> Assembly.of(source, messages).capture(new Scope.Everything(), parameters));
  }
}
