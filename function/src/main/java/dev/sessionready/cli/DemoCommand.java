package dev.sessionready.cli;

import dev.sessionready.demo.ConfigInMemory;
import dev.sessionready.demo.DemoAccount;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.lambda.OfflineInvocation;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.AssessedAccount;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.RunResult;
import dev.sessionready.rule.Scope;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs the rule on a bundled example account, through the very handler that is deployed. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    subcommands = {DemoWhatIfCommand.class, DemoHealCommand.class},
    description = "Shows what AWS Config would show for a bundled example account; needs no AWS.",
    footer = {
      "",
      "Examples:",
      "  session-ready demo",
      "  session-ready demo empty-stream --lang ja",
      "  session-ready demo --format html --out report.html",
      "  session-ready demo heal"
    })
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "STORY",
      defaultValue = "demo",
      converter = AccountConverter.class,
      description = "demo (default) or empty-stream.")
  private DemoAccount alert;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "text (default), json, html, csv, junit or sarif.")
  private Format format;

  @Mixin private OutOption out;

  @Mixin private LanguageOption language;

  /** The account that is named. */
  DemoAccount account() {
    return alert;
  }

  @Override
  public Integer call() {
    Snapshot snapshot = alert.snapshot();
    Locale locale = language.or(Locale.ENGLISH);
    ConfigInMemory config = new ConfigInMemory();
    RunResult outcome = OfflineInvocation.sweep(snapshot, config, locale);
    RunResult shown = new RunResult(config.shown(), outcome.decisions());
    Messages messages = new Messages(locale);
    RuleParameters parameters =
        RuleParameters.parse(Map.of("language", messages.language().getLanguage()));
    AssessedAccount assessed =
        Assembly.of(new SnapshotSource(snapshot), messages)
            .assess(new Scope.Everything(), parameters);
    RunReport report = new RunReport(assessed, shown, parameters, messages);
    out.write(
        spec.commandLine(),
        writer ->
            report.write(
                format, () -> writer.print(ConsolePage.of(snapshot, shown, messages)), writer));
    return 0;
  }

  /** The example accounts by their words. */
  static final class AccountConverter implements ITypeConverter<DemoAccount> {
    @Override
    public DemoAccount convert(String word) {
      return Arrays.stream(DemoAccount.values())
          .filter(alert -> alert.word().equals(word.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(() ->
              new TypeConversionException(
                  "there is no story '%s'; there are %s"
                      .formatted(
                          word,
                          Arrays.stream(DemoAccount.values())
                              .map(DemoAccount::word)
                              .collect(Collectors.joining(", ")))));
    }
  }
}
