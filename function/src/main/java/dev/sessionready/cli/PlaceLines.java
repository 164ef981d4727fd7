package dev.sessionready.cli;

import dev.sessionready.check.Catalogue;
import dev.sessionready.check.OneLine;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.json.ReportJson;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.AssessedAccount;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.IncompleteRun;
import dev.sessionready.rule.Readiness;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.RunResult;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Source;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Evaluates places one by one, a line for each; one that is bad costs its own line only. Of live
 * accounts a page follows each line, and all lines stand together once more at the end.
 */
final class PlaceLines {

  private final RuleParameters parameters;
  private final Messages messages;
  private final boolean json;
  private final Catalogue checks;
  private final ProgressOption progress;
  private final Scope scope;
  private final Set<String> missing;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Function<RunResult, String> page;
  private final List<String> lines = new ArrayList<>();
  private final boolean calls;
  private boolean hasPages;
  private int worst;

  /**
   * What each line says.
   *
   * @param json whether it is an object rather than text
   * @param instances ids, of which none means all
   * @param page what follows it, where it is text; empty where nothing does
   * @param calls whether it is also said, on standard error, what AWS was asked
   * @param progress what is shown meanwhile
   */
  record Content(
      boolean json,
      Catalogue checks,
      List<String> instances,
      Function<RunResult, String> page,
      boolean calls,
      ProgressOption progress) {}

  PlaceLines(
      RuleParameters parameters,
      Messages messages,
      Content content,
      PrintWriter out,
      PrintWriter err) {
    this.parameters = parameters;
    this.messages = messages;
    this.json = content.json();
    this.checks = content.checks();
    this.page = content.page();
    this.calls = content.calls();
    this.progress = content.progress();
    List<String> instances = content.instances();
    this.scope =
        instances.isEmpty() ? new Scope.Everything() : new Scope.Only(Set.copyOf(instances));
    this.missing = new TreeSet<>(instances);
    this.out = out;
    this.err = err;
  }

  /**
   * Prints a line for each place, and answers the greatest exit code of all.
   *
   * @throws BadInput where an instance that is asked for is in none of them
   */
  int print(List<Place> places) {
    places.forEach(this::line);
    if (lines.size() > 1 && !json && hasPages) {
      lines.forEach(out::println);
      out.flush();
    }
    if (!missing.isEmpty()) {
      throw new BadInput(
          "There is no instance %s in any of them.".formatted(String.join(", ", missing)));
    }
    return worst;
  }

  private void line(Place place) {
    try {
      judge(place);
    } catch (BadInput | IncompleteRun | Ignorance foreseen) {
      unjudged(place, foreseen);
    } catch (RuntimeException defect) {
      // A defect of ours is shown whole, so that it can be fixed, and costs no other its line.
      defect.printStackTrace(err);
      unjudged(place, defect);
    }
  }

  private void judge(Place place) {
    Source source = place.source().get();
    Readiness readiness = Assembly.of(source, progress.assessor(checks), messages);
    AssessedAccount assessed =
        progress.during(err, source, () -> readiness.assess(scope, parameters));
    RunResult outcome =
        readiness.publish(assessed, scope, parameters, assessed.account().snapshot().capturedAt());
    outcome.decisions().forEach(decision -> missing.remove(decision.assessment().instance().id()));
    if (calls) {
      err.println(OneLine.of(place.name()) + ": " + CallSummary.of(readiness.source()));
    }
    int exitCode = Main.exitCode(outcome);
    say(
        exitCode,
        json
            ? ReportJson.line(place.fields(), exitCode, outcome, messages::say)
            : text(place, exitCode, CheckCommand.sum(outcome, messages) + why(outcome)));
    String more = json ? "" : page.apply(outcome);
    if (!more.isEmpty()) {
      hasPages = true;
      out.print('\n' + more);
      out.flush();
    }
  }

  private void unjudged(Place place, RuntimeException thrown) {
    String why = OneLine.of("" + thrown.getMessage());
    String own = place.name() + ": ";
    say(
        Main.COULD_NOT_JUDGE,
        json
            ? ReportJson.line(place.fields(), Main.COULD_NOT_JUDGE, why)
            : text(
                place,
                Main.COULD_NOT_JUDGE,
                why.startsWith(own) ? why.substring(own.length()) : why));
  }

  private void say(int exitCode, String line) {
    worst = Math.max(worst, exitCode);
    lines.add(line);
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

  private static String text(Place place, int exitCode, String what) {
    String word =
        switch (exitCode) {
          case 0 -> "COMPLIANT";
          case Main.NOT_COMPLIANT -> "NON_COMPLIANT";
          default -> "NOT JUDGED";
        };
    return "%s  %s  %s".formatted(OneLine.of(place.name()), word, what);
  }
}
