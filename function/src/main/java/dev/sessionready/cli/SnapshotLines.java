package dev.sessionready.cli;

import dev.sessionready.check.Catalogue;
import dev.sessionready.check.OneLine;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.json.ReportJson;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.AssessedAccount;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.IncompleteRun;
import dev.sessionready.rule.Readiness;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.RunResult;
import dev.sessionready.rule.Scope;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Evaluates snapshots one by one, a line for each; one that is bad costs its own line only. */
final class SnapshotLines {

  private final RuleParameters parameters;
  private final Messages messages;
  private final boolean json;
  private final Catalogue checks;
  private final Scope scope;
  private final Set<String> missing;
  private final PrintWriter out;
  private final PrintWriter err;
  private int worst;

  /**
   * What each line says.
   *
   * @param json whether it is an object rather than text
   * @param instances ids, of which none means all
   */
  record Content(boolean json, Catalogue checks, List<String> instances) {}

  SnapshotLines(
      RuleParameters parameters,
      Messages messages,
      Content content,
      PrintWriter out,
      PrintWriter err) {
    this.parameters = parameters;
    this.messages = messages;
    this.json = content.json();
    this.checks = content.checks();
    List<String> instances = content.instances();
    this.scope =
        instances.isEmpty() ? new Scope.Everything() : new Scope.Only(Set.copyOf(instances));
    this.missing = new TreeSet<>(instances);
    this.out = out;
    this.err = err;
  }

  /**
   * Prints a line for each file, and answers the greatest exit code of all.
   *
   * @throws BadInput where an instance that is asked for is in none of them
   */
  int print(List<Path> filesAndFolders) {
    for (Path named : filesAndFolders) {
      try {
        SnapshotArguments.files(named).forEach(this::line);
      } catch (BadInput bad) {
        unjudged(named, bad);
      }
    }
    if (!missing.isEmpty()) {
      throw new BadInput(
          "There is no instance %s in these snapshots.".formatted(String.join(", ", missing)));
    }
    return worst;
  }

  private void line(Path file) {
    try {
      judge(file);
    } catch (BadInput | IncompleteRun | Ignorance foreseen) {
      unjudged(file, foreseen);
    } catch (RuntimeException defect) {
      // A defect of ours is shown whole, so that it can be fixed, and costs no other file its line.
      defect.printStackTrace(err);
      unjudged(file, defect);
    }
  }

  private void judge(Path file) {
    Readiness readiness =
        Assembly.of(new SnapshotSource(SnapshotFile.read(file)), checks, messages);
    AssessedAccount assessed = readiness.assess(scope, parameters);
    RunResult outcome =
        readiness.publish(assessed, scope, parameters, assessed.account().snapshot().capturedAt());
    outcome.decisions().forEach(decision -> missing.remove(decision.assessment().instance().id()));
    int exitCode = Main.exitCode(outcome);
    say(
        exitCode,
        json
            ? ReportJson.line(file.toString(), exitCode, outcome, messages::say)
            : text(file, exitCode, CheckCommand.sum(outcome, messages) + why(outcome)));
  }

  private void unjudged(Path file, RuntimeException thrown) {
    String why = OneLine.of("" + thrown.getMessage());
    String own = file + ": ";
    say(
        Main.COULD_NOT_JUDGE,
        json
            ? ReportJson.line(file.toString(), Main.COULD_NOT_JUDGE, why)
            : text(
                file,
                Main.COULD_NOT_JUDGE,
                why.startsWith(own) ? why.substring(own.length()) : why));
  }

  private void say(int exitCode, String line) {
    worst = Math.max(worst, exitCode);
    out.println(line);
    out.flush();
  }

  private static String why(RunResult outcome) {
    try {
      outcome.orThrow();
      return "";
    } catch (IncompleteRun incomplete) {
      return "; " + OneLine.of("" + incomplete.getMessage());
    }
  }

  private static String text(Path file, int exitCode, String what) {
    String word =
        switch (exitCode) {
          case 0 -> "COMPLIANT";
          case Main.NOT_COMPLIANT -> "NON_COMPLIANT";
          default -> "NOT JUDGED";
        };
    return "%s  %s  %s".formatted(OneLine.of(file.toString()), word, what);
  }
}
