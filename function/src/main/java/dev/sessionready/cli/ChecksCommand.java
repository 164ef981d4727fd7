package dev.sessionready.cli;

import dev.sessionready.check.Catalogue;
import dev.sessionready.report.CataloguePage;
import dev.sessionready.report.Messages;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the catalogue. */
@Command(
    name = "checks",
    mixinStandardHelpOptions = true,
    description =
        "Lists every check: what holds when it passes, and which row of the list it serves.",
    footer = {
      "",
      "Examples:",
      "  session-ready checks",
      "  session-ready checks --format markdown --lang ja"
    })
final class ChecksCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--format", defaultValue = "text", description = "text (default) or markdown.")
  private PageFormat form;

  @Mixin private LanguageOption language;

  @Override
  public Integer call() {
    Messages messages = language.messagesOr(Locale.ENGLISH);
    CataloguePage page = new CataloguePage(Catalogue.load(), messages);
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (form) {
          case TEXT -> page.text();
          case MARKDOWN -> page.markdown();
        });
    out.flush();
    return 0;
  }
}
