package dev.sessionready.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Applies commands of the AWS CLI to an account, one after the other, as strictly as AWS takes
 * them: what does not exist cannot be changed, and what is taken cannot be created. Where a line
 * assigns what a command prints to a variable, such as {@code VPCE=$(aws ec2 create-vpc-endpoint …
 * --query … --output text)}, later lines may name it.
 */
public final class CommandInterpreter {

  private static final String FILE = "file://";

  private final PolicyFiles files;
  private final List<Predicate<AwsCommand>> commands;
  private final Map<String, String> variables = new HashMap<>();

  /** Commands that change that account. */
  public CommandInterpreter(AccountTree account) {
    this(account, new PolicyFiles());
  }

  private CommandInterpreter(AccountTree account, PolicyFiles files) {
    this(account, files, new SystemsManagerCommands(account, files));
  }

  CommandInterpreter(
      AccountTree account, PolicyFiles files, SystemsManagerCommands systemsManager) {
    this.files = files;
    commands =
        List.of(
            new FilterCommands(account)::run,
            new RouteCommands(account)::run,
            new ZoneCommands(account)::run,
            new EndpointCommands(account, files)::run,
            new IdentityCommands(account, files)::run,
            new LoggingCommands(account, files)::run,
            systemsManager::run);
  }

  /**
   * Applies one line.
   *
   * @throws CannotRun where AWS would refuse it, or where it is not known what it does
   */
  public void run(String line) {
    try {
      apply(line);
    } catch (IllegalArgumentException malformed) {
      throw new CannotRun(String.valueOf(malformed.getMessage()));
    }
  }

  private void apply(String line) {
    ShellLine shell = ShellLine.parse(line, variables);
    AwsCommand command = AwsCommand.of(shell.words());
    command.words().stream()
        .filter(word -> word.startsWith(FILE))
        .forEach(word -> files.write(word.substring(FILE.length()), read(word)));
    run(command);
    String variable = shell.variable();
    if (variable != null) {
      if (command.made().isEmpty()) {
        throw new CannotRun("it is not known what %s prints".formatted(command.name()));
      }
      variables.put(variable, command.made());
    }
  }

  private static String read(String word) {
    try {
      return Files.readString(Path.of(word.substring(FILE.length())));
    } catch (IOException unreadable) {
      throw new CannotRun("%s cannot be read; write the file or its content".formatted(word));
    }
  }

  void run(AwsCommand command) {
    if (commands.stream().noneMatch(known -> known.test(command))) {
      throw new CannotRun(command.name() + " is no change that can be applied here");
    }
    command.refuseUnused();
  }
}
