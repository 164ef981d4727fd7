package dev.sessionready.cli;

import dev.sessionready.assess.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.json.ReportJson;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Annotation;
import dev.sessionready.report.Messages;
import dev.sessionready.report.TextReport;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.Judgement;
import dev.sessionready.rule.Outcome;
import dev.sessionready.rule.Parameters;
import dev.sessionready.rule.Readiness;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Source;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges the live account or a saved snapshot. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Judges the instances of the live account, or of a snapshot saved by capture.")
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private Origin origin;

  @CommandLine.Parameters(
      arity = "0..*",
      paramLabel = "INSTANCE",
      description = "Ids of the instances to judge; all by default.")
  private List<String> instances = List.of();

  @Option(names = "--format", defaultValue = "text", description = "text (default) or json.")
  private Format format;

  @Option(names = "--verbose", description = "Also tell, on standard error, what AWS was asked.")
  private boolean verbose;

  @Override
  public Integer call() {
    Parameters parameters = origin.parameters();
    Scope scope =
        instances.isEmpty() ? new Scope.Everything() : new Scope.Only(Set.copyOf(instances));
    Source source = origin.source();
    Snapshot snapshot = source.look(scope, parameters);
    Messages messages = Messages.english();
    Readiness readiness =
        new Readiness(
            (_, _) -> snapshot,
            new JsonDocuments(),
            new Assessor(Catalogue.load()),
            new Annotation(messages)::of,
            _ -> {});
    Outcome outcome = readiness.run(scope, parameters, snapshot.capturedAt());
    requireAll(snapshot, outcome);
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (format) {
          case TEXT -> text(outcome, parameters, new TextReport(messages));
          case JSON -> ReportJson.write(outcome, messages::say);
        });
    out.flush();
    if (verbose) {
      spec.commandLine().getErr().println(CallPlan.of(source));
    }
    outcome.orThrow();
    return outcome.judgements().stream().mapToInt(Main::exitCode).max().orElse(0);
  }

  private void requireAll(Snapshot snapshot, Outcome outcome) {
    Set<String> missing = new TreeSet<>(instances);
    outcome
        .judgements()
        .forEach(judgement -> missing.remove(judgement.assessment().instance().id()));
    if (!missing.isEmpty()) {
      throw BadInput.noInstance(String.join(", ", missing), snapshot.place());
    }
  }

  private static String text(Outcome outcome, Parameters parameters, TextReport report) {
    StringBuilder text = new StringBuilder();
    for (Judgement judgement : outcome.judgements()) {
      text.append(report.of(judgement.assessment(), judgement.heading(), parameters.failAt()))
          .append('\n');
    }
    return text.append(sum(outcome)).append('\n').toString();
  }

  private static String sum(Outcome outcome) {
    String counts =
        outcome.judgements().stream()
            .collect(Collectors.groupingBy(Judgement::heading, TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
    return outcome.judgements().size() + " instances" + (counts.isEmpty() ? "" : ": " + counts);
  }
}
