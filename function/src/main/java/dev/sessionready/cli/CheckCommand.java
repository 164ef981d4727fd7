package dev.sessionready.cli;

import dev.sessionready.json.ReportJson;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.AssessedAccount;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.Readiness;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.RunResult;
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

  @Mixin private SourceOptions origin;

  @Mixin private LanguageOption language;

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
    RuleParameters parameters = origin.parameters();
    Scope scope =
        instances.isEmpty() ? new Scope.Everything() : new Scope.Only(Set.copyOf(instances));
    Messages messages = language.messagesOr(parameters.language());
    Source source = origin.source();
    Readiness readiness = Assembly.of(source, messages);
    AssessedAccount assessed = readiness.assess(scope, parameters);
    Snapshot snapshot = assessed.account().snapshot();
    RunResult outcome = readiness.publish(assessed, scope, parameters, snapshot.capturedAt());
    requireAll(snapshot, outcome);
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (format) {
          case TEXT -> text(outcome, parameters, messages);
          case JSON -> ReportJson.write(outcome, messages::say);
        });
    out.flush();
    if (verbose) {
      spec.commandLine().getErr().println(CallSummary.of(readiness.source()));
    }
    outcome.orThrow();
    return outcome.decisions().stream().mapToInt(Main::exitCode).max().orElse(0);
  }

  private void requireAll(Snapshot snapshot, RunResult outcome) {
    Set<String> missing = new TreeSet<>(instances);
    outcome.decisions().forEach(decision -> missing.remove(decision.assessment().instance().id()));
    if (!missing.isEmpty()) {
      throw BadInput.noInstance(String.join(", ", missing), snapshot.place());
    }
  }

  private static String text(RunResult outcome, RuleParameters parameters, Messages messages) {
    StringBuilder text = new StringBuilder();
    for (ComplianceDecision decision : outcome.decisions()) {
      text.append(TerminalSink.publish(decision, parameters, messages)).append('\n');
    }
    return text.append(sum(outcome, messages)).append('\n').toString();
  }

  private static String sum(RunResult outcome, Messages messages) {
    String counts =
        outcome.decisions().stream()
            .collect(
                Collectors.groupingBy(
                    ComplianceDecision::heading, TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
    return outcome.decisions().isEmpty()
        ? messages.say("report.none")
        : messages.say("report.sum", outcome.decisions().size(), counts);
  }
}
