package dev.sessionready.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command as its arguments, written so that a POSIX shell hands each of them on as it is: what
 * comes from an account, such as a prefix or the name of a statement, is never run.
 *
 * @param arguments the program's name first
 * @see <a
 *     href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02">
 *     Quoting in the shell command language</a>
 */
public record Command(List<String> arguments) {

  private static final String PLAIN_MARKS = "_@%+=:,./-";

  public Command {
    arguments = List.copyOf(arguments);
  }

  /** A command of the AWS CLI; its words are the service, the operation and what follows. */
  public static Command aws(String... words) {
    return new Command(Stream.concat(Stream.of("aws"), Stream.of(words)).toList());
  }

  /** The same with more arguments. */
  public Command with(String... more) {
    return new Command(Stream.concat(arguments.stream(), Stream.of(more)).toList());
  }

  /** The line that runs it and keeps what it prints in a file, whose name needs no quotes. */
  public String into(String file) {
    return this + " > " + file;
  }

  /** The line that runs it. */
  @Override
  public String toString() {
    return arguments.stream().map(Command::quote).collect(Collectors.joining(" "));
  }

  /** One argument as a shell reads it back: on one line, whatever is in it. */
  public static String quote(String argument) {
    if (isPlain(argument)) {
      return argument;
    }
    return argument.codePoints().anyMatch(OneLine::isUnsafe)
        ? printed(argument)
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  // What no shell reads anything into.
  private static boolean isPlain(String argument) {
    for (int at = 0; at < argument.length(); at++) {
      char one = argument.charAt(at);
      boolean alphanumeric =
          (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9');
      if (!alphanumeric && PLAIN_MARKS.indexOf(one) < 0) {
        return false;
      }
    }
    return !argument.isEmpty();
  }

  // A line break in single quotes is one: it would leave the line, and look like the next command.
  // What turns the reading direction would show another command than the one that runs.
  private static String printed(String argument) {
    String escaped =
        argument
            .codePoints()
            .mapToObj(one ->
                OneLine.isUnsafe(one) || one == '\\' || one == '\''
                    ? octets(one)
                    : Character.toString(one))
            .collect(Collectors.joining());
    return "\"$(printf %b '" + escaped + "')\"";
  }

  private static String octets(int character) {
    StringBuilder octets = new StringBuilder();
    for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
      octets.append("\\0%03o".formatted(octet & 0xff));
    }
    return octets.toString();
  }
}
