package dev.sessionready.cli;

import dev.sessionready.check.OneLine;
import dev.sessionready.fuzz.FuzzTarget;
import dev.sessionready.fuzz.JsonMutations;
import dev.sessionready.fuzz.StoredInputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command over a snapshot file, both of them changed. An input is the list of its arguments, and
 * last the text of the file.
 */
public final class CommandTarget implements FuzzTarget {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String FILE = "@snapshot@";

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("check", "--snapshot", FILE),
          List.of("check", "--snapshot", FILE, "--format", "json", "--fail-at", "LOW"),
          List.of("check", "--snapshot", FILE, "--format", "csv"),
          List.of("check", "--snapshot", FILE, "--format", "junit"),
          List.of("check", "--snapshot", FILE, "--format", "sarif", "--only", "routes"),
          List.of("check", "--snapshot", FILE, "--lang", "ja", "--skip", "heartbeat"),
          List.of("check", "--snapshot", FILE, "--snapshot", FILE),
          List.of("explain", "--snapshot", FILE, "i-web"),
          List.of("diff", FILE, FILE),
          List.of("checks", "--format", "markdown"),
          List.of("parameters", "--format", "json"));

  private final List<String> stored = StoredInputs.snapshots();

  @Override
  public String name() {
    return "command line";
  }

  @Override
  public String input(Random random) {
    List<String> arguments = new ArrayList<>(COMMANDS.get(random.nextInt(COMMANDS.size())));
    // A file is never written, whatever an argument says, and no account is asked.
    if (random.nextInt(4) == 0) {
      int at = 1 + random.nextInt(arguments.size() - 1);
      String word = StoredInputs.WORDS.get(random.nextInt(StoredInputs.WORDS.size()));
      if (!arguments.get(at).startsWith("--snap") && !arguments.get(at).equals(FILE)) {
        arguments.set(at, word);
      }
    }
    String snapshot = stored.get(random.nextInt(stored.size()));
    boolean whole = random.nextInt(10) == 0;
    arguments.add(
        whole ? snapshot : new JsonMutations(random, StoredInputs.WORDS).mutated(snapshot));
    return JSON.writeValueAsString(arguments);
  }

  @Override
  public List<String> read(String input) {
    List<String> given = JSON.readTree(input).valueStream().map(JsonNode::asString).toList();
    try {
      Path file = Files.createTempFile("snapshot", ".json");
      try {
        Files.write(file, given.getLast().getBytes(StandardCharsets.UTF_8));
        return run(given.subList(0, given.size() - 1), file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<String> run(List<String> arguments, Path file) {
    CommandLineRun run =
        CommandLineRun.of(
            arguments.stream()
                .map(argument -> argument.equals(FILE) ? file.toString() : argument)
                .toArray(String[]::new));
    if (run.exitCode() < 0 || run.exitCode() > 2 || run.err().contains("\tat ")) {
      throw new IllegalStateException("exit code " + run.exitCode() + ": " + run.err());
    }
    for (String line : (run.out() + run.err()).split("\r?\n", -1)) {
      if (line.codePoints().anyMatch(OneLine::isUnsafe)) {
        throw new IllegalStateException("prints " + OneLine.of(line));
      }
    }
    return run.err().lines().filter(line -> line.startsWith("session-ready: ")).toList();
  }
}
