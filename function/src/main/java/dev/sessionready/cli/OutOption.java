package dev.sessionready.cli;

import dev.sessionready.check.OneLine;
import dev.sessionready.rule.BadInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option for a file that takes what would be printed. */
final class OutOption {

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to this file rather than to standard output.")
  private @Nullable Path file;

  /** Whether a file is named. */
  boolean isFile() {
    return file != null;
  }

  /**
   * Refuses to write over what is read.
   *
   * @throws BadInput where the file is one of those
   */
  void requireNoneOf(Collection<Path> read) {
    if (file != null) {
      new WrittenFile(file).requireNoneOf(read);
    }
  }

  /**
   * Has the report written to the file, or else to standard output.
   *
   * @throws BadInput where the file cannot be written
   */
  void write(CommandLine command, Consumer<PrintWriter> report) {
    if (file == null) {
      report.accept(command.getOut());
      command.getOut().flush();
      return;
    }
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      report.accept(out);
      if (out.checkError()) {
        throw new BadInput(file + ": it could not be written to its end.");
      }
    } catch (IOException broken) {
      throw BadInput.file(file.toString(), "written", broken);
    }
    command.getErr().println(OneLine.of("Saved to " + file + "."));
  }
}
