package dev.sessionready.cli;

import dev.sessionready.aws.recorded.RecordedAccount;
import dev.sessionready.check.OneLine;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a snapshot of what the AWS CLI printed. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Makes a snapshot of the JSON that the AWS CLI printed for describe-*, get-* and list-*.",
    footer = {
      "",
      "Files are known by their names, such as describe-subnets.json and"
          + " list-role-policies/WebServer.json, or else by what is in them. What is not there is"
          + " unknown, never absent; the commands that fetch it are printed.",
      "",
      "Examples:",
      "  session-ready import --script > capture.sh",
      "  sh capture.sh answers/",
      "  session-ready import answers/ --out account.json",
      "  session-ready check --snapshot account.json"
    })
final class ImportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The directory with the files.")
  private @Nullable Path directory;

  @Option(
      names = "--script",
      description = "Print a shell script that fetches everything with the AWS CLI.")
  private boolean script;

  @Option(names = "--out", paramLabel = "FILE", description = "The snapshot to write.")
  private @Nullable Path file;

  @Option(names = "--force", description = "Replace the snapshot where there is one.")
  private boolean force;

  @Option(
      names = "--account",
      paramLabel = "ID",
      description = "The account's number, where no file says it.")
  private @Nullable String account;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The Region, where no file says it.")
  private @Nullable String region;

  @Mixin private ParametersOption expected;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (script) {
      out.print(RecordedAccount.script());
      out.flush();
      return 0;
    }
    if (directory == null || file == null) {
      throw new BadInput(
          "Name the directory and the snapshot to write: import DIR --out FILE; or --script.");
    }
    return snapshot(directory, file, out);
  }

  private int snapshot(Path from, Path to, PrintWriter out) {
    RuleParameters parameters = expected.parse(Map.of());
    requireForm(account, "[0-9]{12}", "--account", "twelve digits");
    requireForm(region, "[a-z]+(-[a-z]+)+-[0-9]+", "--region", "a Region such as eu-west-1");
    RecordedAccount recorded = RecordedAccount.in(from, account, region);
    new WrittenFile(to).requireNoneOf(recorded.files());
    if (!force && Files.exists(to)) {
      throw new BadInput(to + ": there is such a file; --force replaces it.");
    }
    Snapshot snapshot =
        Assembly.of(recorded.source(), Messages.english())
            .capture(new Scope.Everything(), parameters);
    SnapshotFile.writeNew(snapshot, to, force);
    report(recorded, from, to, out);
    return 0;
  }

  private void report(RecordedAccount recorded, Path from, Path to, PrintWriter out) {
    PrintWriter err = spec.commandLine().getErr();
    recorded.others().forEach(other -> err.println("Not used: " + other + "."));
    if (!recorded.missing().isEmpty()) {
      err.println(
          "What is not in %s is unknown in the snapshot; these commands fetch it, then import again:"
              .formatted(from));
      recorded.missing().forEach(out::println);
      out.flush();
    }
    err.println(OneLine.of("Saved to " + to + "."));
  }

  private static void requireForm(
      @Nullable String value, String form, String option, String right) {
    if (value != null && !value.matches(form)) {
      throw new BadInput("%s is \"%s\"; it must be %s.".formatted(option, value, right));
    }
  }
}
