package dev.sessionready.cli;

import dev.sessionready.check.Catalogue;
import dev.sessionready.report.CataloguePage;
import dev.sessionready.report.Messages;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the catalogue. */
@Command(
    name = "checks",
    mixinStandardHelpOptions = true,
    description =
        "Lists every check: what holds when it passes, and which row of the list it serves.")
final class ChecksCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--format", defaultValue = "text", description = "text (default) or markdown.")
  private Form form;

  @Override
  public Integer call() {
    CataloguePage page = new CataloguePage(Catalogue.load(), Messages.english());
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (form) {
          case TEXT -> page.text();
          case MARKDOWN -> page.markdown();
        });
    out.flush();
    return 0;
  }

  /** How the catalogue is printed. */
  enum Form {
    TEXT,
    MARKDOWN
  }
}
