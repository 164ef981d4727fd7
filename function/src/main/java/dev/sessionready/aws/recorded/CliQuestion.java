package dev.sessionready.aws.recorded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A question to AWS, as the AWS CLI asks it.
 *
 * @param about of what it is asked, in the order of the operation's keys; empty for a key that is
 *     left out
 */
record CliQuestion(CliOperation operation, List<String> about) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  CliQuestion {
    about = List.copyOf(about);
  }

  /** The file with its answer in a folder, without what it ends in. */
  Path in(Path folder) {
    Path file = folder;
    List<String> parts = new ArrayList<>(List.of(operation.command()));
    about.stream().filter(name -> !name.isEmpty()).map(CliQuestion::fileName).forEach(parts::add);
    for (String part : parts) {
      file = file.resolve(part);
    }
    return file;
  }

  /** How a name is written as that of a file. */
  static String fileName(String name) {
    return name.replace("%", "%25").replace("/", "%2F").replace(":", "%3A");
  }

  /** What a file's name stands for. */
  static String ofFileName(String name) {
    return name.replace("%2F", "/").replace("%3A", ":").replace("%25", "%");
  }

  /** The command that asks it. */
  String command() {
    StringBuilder command =
        new StringBuilder("aws %s %s".formatted(operation.service(), operation.command()));
    for (int at = 0; at < about.size(); at++) {
      if (!about.get(at).isEmpty()) {
        command.append(
            " --%s=%s".formatted(operation.keys().get(at).option(), quoted(about.get(at))));
      }
    }
    return command.append(operation.furtherOptions()).append(" --output json").toString();
  }

  /** The commands that leave its answer where it is looked for. */
  String commandInto(Path folder) {
    String file = quoted(in(folder) + ".json");
    return "mkdir -p %s && %s > %s"
        .formatted(quoted(String.valueOf(in(folder).getParent())), command(), file);
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
