// Over 200 lines: the options of the command that most people use.
package dev.sessionready.cli;

import dev.sessionready.check.Severity;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.json.SnapshotSource;
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
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Evaluates the live account or a saved snapshot. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Evaluates the instances of the live account, or of a snapshot saved by capture.",
    footer = {
      "",
      "Exit codes: 0 every instance is ready; 1 one is not; 2 bad input, or something was not read.",
      "",
      "Examples:",
      "  session-ready check",
      "  session-ready check i-0123456789abcdef0 --profile prod --region eu-west-1",
      "  session-ready check --region all",
      "  session-ready check --role-arn arn:aws:iam::111122223333:role/Audit",
      "  session-ready check --organization --role-name Audit --region eu-west-1,us-east-1",
      "  session-ready check --snapshot account.json --format html --out report.html"
    })
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LiveOptions live;

  @Mixin private AccountOptions accounts;

  @Option(
      names = "--snapshot",
      paramLabel = "FILE",
      description =
          "Evaluate this file, saved by capture, rather than the live account. Several files, or a"
              + " folder of them, get a line each.")
  private List<Path> saved = List.of();

  @Mixin private LanguageOption language;

  @CommandLine.Parameters(
      arity = "0..*",
      paramLabel = "INSTANCE",
      description =
          "Ids of the instances to evaluate, all by default; after --snapshot also further files.")
  private List<String> rest = List.of();

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "text (default), json, html, csv, junit or sarif.")
  private Format format;

  @Mixin private OutOption out;

  @Mixin private CheckSelection selection;

  @Option(
      names = "--fail-at",
      paramLabel = "SEVERITY",
      description =
          "What fails an instance at least: CRITICAL, HIGH, MEDIUM or LOW; the rule parameter"
              + " failAt by another name.")
  private @Nullable Severity failAt;

  @Mixin private ProgressOption progress;

  @Option(names = "--verbose", description = "Also print, on standard error, what AWS was asked.")
  private boolean verbose;

  @Override
  public Integer call() {
    RuleParameters parameters =
        live.parameters(failAt == null ? Map.of() : Map.of("failAt", failAt.name()));
    SnapshotArguments named = SnapshotArguments.of(saved, rest);
    Messages messages = language.messagesOr(parameters.language());
    out.requireNoneOf(named.files());
    if (!named.saved().isEmpty()) {
      live.requireNoRegion();
      accounts.requireNone();
      return named.isSeveral()
          ? lines(named.places(), _ -> "", named.instances(), parameters, messages)
          : report(named, parameters, messages);
    }
    List<String> regions = live.regions();
    return regions.size() == 1 && !accounts.isNamed()
        ? report(named, parameters, messages)
        : lines(
            accounts.places(live, regions),
            outcome -> page(outcome, named.instances(), parameters, messages),
            named.instances(),
            parameters,
            messages);
  }

  private int lines(
      List<Place> places,
      Function<RunResult, String> page,
      List<String> instances,
      RuleParameters parameters,
      Messages messages) {
    CommandLine line = spec.commandLine();
    boolean json = format == Format.JSON;
    if (!json && format != Format.TEXT) {
      throw new BadInput(
          "--format %s is of one account and region; of several there are text and json."
              .formatted(format.name().toLowerCase(Locale.ROOT)));
    }
    AtomicInteger worst = new AtomicInteger();
    out.write(
        line,
        writer ->
            worst.set(
                new PlaceLines(
                        parameters,
                        messages,
                        new PlaceLines.Content(
                            json, selection.catalogue(), instances, page, verbose, progress),
                        writer,
                        line.getErr())
                    .print(places)));
    return worst.get();
  }

  private int report(SnapshotArguments named, RuleParameters parameters, Messages messages) {
    List<String> instances = named.instances();
    Scope scope =
        instances.isEmpty() ? new Scope.Everything() : new Scope.Only(Set.copyOf(instances));
    Source source = named.saved().isEmpty() ? live.source() : saved(named.saved().getFirst());
    Readiness annotated = Assembly.of(source, progress.assessor(selection.catalogue()), messages);
    Readiness readiness = format == Format.JSON ? annotated : annotated.withoutAnnotations();
    AssessedAccount assessed =
        progress.during(
            spec.commandLine().getErr(), source, () -> readiness.assess(scope, parameters));
    Snapshot snapshot = assessed.account().snapshot();
    RunResult outcome = readiness.publish(assessed, scope, parameters, snapshot.capturedAt());
    requireAll(instances, snapshot, outcome);
    RunReport report = new RunReport(assessed, outcome, parameters, messages);
    out.write(
        spec.commandLine(),
        writer ->
            report.write(
                format, () -> text(outcome, instances, parameters, messages, writer), writer));
    if (verbose) {
      spec.commandLine().getErr().println(CallSummary.of(readiness.source()));
    }
    outcome.orThrow();
    return Main.exitCode(outcome);
  }

  private Source saved(Path file) {
    return new SnapshotSource(
        progress.during(
            spec.commandLine().getErr(),
            () -> "Reading " + file.getFileName(),
            () -> SnapshotFile.read(file)));
  }

  private static void requireAll(List<String> instances, Snapshot snapshot, RunResult outcome) {
    Set<String> missing = new TreeSet<>(instances);
    outcome.decisions().forEach(decision -> missing.remove(decision.assessment().instance().id()));
    if (!missing.isEmpty()) {
      throw BadInput.noInstance(String.join(", ", missing), snapshot.place());
    }
  }

  private TerminalStyle style() {
    return out.isFile() ? TerminalStyle.PLAIN : TerminalStyle.of(spec.commandLine());
  }

  // Of instances that are asked for by name, all that is known.
  private void text(
      RunResult outcome,
      List<String> instances,
      RuleParameters parameters,
      Messages messages,
      PrintWriter writer) {
    page(outcome, instances, parameters, messages, writer);
    writer.print(sum(outcome, messages) + '\n');
  }

  private String page(
      RunResult outcome, List<String> instances, RuleParameters parameters, Messages messages) {
    StringWriter page = new StringWriter();
    page(outcome, instances, parameters, messages, new PrintWriter(page, true));
    return page.toString();
  }

  private void page(
      RunResult outcome,
      List<String> instances,
      RuleParameters parameters,
      Messages messages,
      PrintWriter writer) {
    if (instances.isEmpty()) {
      AccountPage.write(outcome.decisions(), parameters.failAt(), messages, style(), writer);
    } else {
      new TerminalSink(parameters, messages).print(outcome.decisions(), writer);
    }
  }

  /** How many instances there are, and what came of them. */
  static String sum(RunResult outcome, Messages messages) {
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
