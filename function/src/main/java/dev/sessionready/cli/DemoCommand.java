package dev.sessionready.cli;

import dev.sessionready.json.ReportJson;
import dev.sessionready.lambda.Rehearsal;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.Outcome;
import java.util.Arrays;
import java.util.Locale;
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
    description = "Shows what AWS Config would show for a bundled example account; needs no AWS.")
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "STORY",
      defaultValue = "demo",
      converter = Stories.class,
      description = "demo (default) or empty-stream.")
  private Story story;

  @Option(names = "--format", defaultValue = "text", description = "text (default) or json.")
  private Format format;

  @Mixin private Language language;

  @Override
  public Integer call() {
    Snapshot snapshot = story.snapshot();
    Locale locale = language.or(Locale.ENGLISH);
    PlayedConfig config = new PlayedConfig();
    Outcome outcome = Rehearsal.sweep(snapshot, config, locale);
    Outcome shown = new Outcome(config.shown(), outcome.judgements());
    Messages messages = new Messages(locale);
    spec.commandLine()
        .getOut()
        .print(
            switch (format) {
              case TEXT -> ConsolePage.of(snapshot, shown, messages);
              case JSON -> ReportJson.write(shown, messages::say);
            });
    spec.commandLine().getOut().flush();
    return 0;
  }

  /** The stories by their words. */
  static final class Stories implements ITypeConverter<Story> {
    @Override
    public Story convert(String word) {
      return Arrays.stream(Story.values())
          .filter(story -> story.word().equals(word.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(() ->
              new TypeConversionException(
                  "there is no story '%s'; there are %s"
                      .formatted(
                          word,
                          Arrays.stream(Story.values())
                              .map(Story::word)
                              .collect(Collectors.joining(", ")))));
    }
  }
}
