package dev.sessionready.cli;

import dev.sessionready.check.OneLine;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.IncompleteRun;
import dev.sessionready.rule.RunResult;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line. */
@Command(
    name = "session-ready",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Shows why Session Manager cannot reach an EC2 instance.",
    footer = {
      "",
      "Exit codes: 0 all instances are compliant; 1 something is not; 2 could not evaluate."
    })
public final class Main implements Runnable {

  static final int NOT_COMPLIANT = 1;
  static final int COULD_NOT_JUDGE = 2;

  /** In the order of the help. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          CheckCommand.class,
          ExplainCommand.class,
          WatchCommand.class,
          CaptureCommand.class,
          ImportCommand.class,
          DiffCommand.class,
          WhatIfCommand.class,
          HealCommand.class,
          ChecksCommand.class,
          ParametersCommand.class,
          PreflightCommand.class,
          CompletionCommand.class);

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(runToItsEnd(out, err, arguments));
  }

  /** The same as {@link #run}, and a failure where not all of the output got out. */
  static int runToItsEnd(PrintWriter out, PrintWriter err, String... arguments) {
    int code = run(out, err, arguments);
    if (out.checkError()) {
      err.println("session-ready: the output could not be written whole.");
      return COULD_NOT_JUDGE;
    }
    return code;
  }

  /** Runs one command and answers its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    try {
      return commandLine(arguments).setOut(out).setErr(err).execute(arguments);
    } catch (StackOverflowError | OutOfMemoryError _) {
      // The virtual machine would end with the exit code of an instance that is not ready.
      err.println("session-ready: what it was given needs more memory than it has.");
      return COULD_NOT_JUDGE;
    }
  }

  /**
   * The program with the command that the arguments name, or with all of them: to find out what
   * options all have takes a tenth of a run on a small account.
   */
  static CommandLine commandLine(String... arguments) {
    CommandLine program = new CommandLine(new Main());
    named(arguments).forEach(program::addSubcommand);
    return program
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Path.class, Main::path)
        .registerConverter(BigDecimal.class, Main::number)
        .setParameterExceptionHandler(Main::misused)
        .setExecutionExceptionHandler(Main::failed);
  }

  private static List<Class<?>> named(String... arguments) {
    if (arguments.length == 1 && Set.of("-V", "--version").contains(arguments[0])) {
      return List.of();
    }
    return COMMANDS.stream()
        .filter(command -> arguments.length > 0 && name(command).equals(arguments[0]))
        // Its script lists all the others.
        .filter(command -> command != CompletionCommand.class)
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(COMMANDS);
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException _) {
      throw new TypeConversionException("'%s' cannot be the name of a file".formatted(text));
    }
  }

  private static BigDecimal number(String text) {
    if (!text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?")) {
      throw new TypeConversionException("'%s' is no number such as 0.05".formatted(text));
    }
    return new BigDecimal(text);
  }

  /** The exit code for one decision; of several the greatest counts. */
  static int exitCode(ComplianceDecision decision) {
    return switch (decision) {
      case ComplianceDecision.Decided decided
          when decided.compliance() == ComplianceType.NON_COMPLIANT ->
          NOT_COMPLIANT;
      case ComplianceDecision.Decided _, ComplianceDecision.Exempt _ -> 0;
      case ComplianceDecision.Undetermined _ -> COULD_NOT_JUDGE;
    };
  }

  /** The exit code of a run: the greatest of its decisions, and 2 where it was not whole. */
  static int exitCode(RunResult outcome) {
    return outcome.isWhole()
        ? outcome.decisions().stream().mapToInt(Main::exitCode).max().orElse(0)
        : COULD_NOT_JUDGE;
  }

  // As picocli does, except that an argument does not reach the terminal's controls.
  private static int misused(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(OneLine.of("" + wrong.getMessage()));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err)) {
      command.usage(err);
    }
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  // What was foreseen is one sentence; a defect of ours is reported whole, so that it can be fixed.
  private static int failed(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
    switch (thrown) {
      case BadInput _, IncompleteRun _, Ignorance _ ->
          command.getErr().println("session-ready: " + OneLine.of("" + thrown.getMessage()));
      default -> thrown.printStackTrace(command.getErr());
    }
    return COULD_NOT_JUDGE;
  }
}
