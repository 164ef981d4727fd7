package dev.sessionready.cli;

import dev.sessionready.check.OneLine;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Snapshot;
import dev.sessionready.redact.Redaction;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Saves what the live account shows, to be evaluated elsewhere or later. */
@Command(
    name = "capture",
    mixinStandardHelpOptions = true,
    description = "Saves all facts of the live account in a file that check --snapshot reads.",
    footer = {
      "",
      "--redact lets stand-ins take the place of account ids, resource ids, names, addresses, tags"
          + " and comments: the same everywhere, other ones in every run, and with the same"
          + " verdicts, so that the file can be attached to an issue.",
      "",
      "Examples:",
      "  session-ready capture --out account.json --region eu-west-1",
      "  session-ready capture --out redacted.json --redact",
      "  session-ready capture --out redacted.json --redact --snapshot account.json"
    })
final class CaptureCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
  private Path file;

  @Option(names = "--force", description = "Replace the file where there is one.")
  private boolean force;

  @Option(
      names = "--redact",
      description = "Replace all ids, names, addresses and tags of the account by stand-ins.")
  private boolean redact;

  @Option(
      names = "--snapshot",
      paramLabel = "FILE",
      description = "Redact this file, saved earlier, rather than the live account.")
  private @Nullable Path saved;

  @Mixin private LiveOptions live;

  @Mixin private ProgressOption progress;

  @Override
  public Integer call() {
    RuleParameters parameters = live.parameters();
    if (saved != null) {
      new WrittenFile(file).requireNoneOf(List.of(saved));
    }
    if (!force && Files.exists(file)) {
      throw new BadInput(file + ": there is such a file; --force replaces it.");
    }
    Snapshot snapshot = snapshot(parameters);
    if (redact) {
      Redaction redaction = new RedactedCapture(snapshot, parameters).redaction();
      SnapshotFile.writeNew(redaction.snapshot(), file, force);
      sayDocument(parameters.expectations().sessionDocument(), redaction);
    } else {
      SnapshotFile.writeNew(snapshot, file, force);
    }
    spec.commandLine().getErr().println(OneLine.of("Saved to " + file + "."));
    return 0;
  }

  private Snapshot snapshot(RuleParameters parameters) {
    if (saved == null) {
      Source source = live.source();
      return progress.during(
          spec.commandLine().getErr(),
          source,
          () ->
              Assembly.of(source, Messages.english()).capture(new Scope.Everything(), parameters));
    }
    if (!redact) {
      throw new BadInput("--snapshot names a file to redact; add --redact.");
    }
    live.requireNoRegion();
    return SnapshotFile.read(saved);
  }

  private void sayDocument(String document, Redaction redaction) {
    String standIn = redaction.standIn(document);
    if (!standIn.equals(document)) {
      spec.commandLine()
          .getErr()
          .println(
              "Its session document has another name too: evaluate it with --parameters"
                  + " sessionDocument="
                  + standIn
                  + ".");
    }
  }
}
