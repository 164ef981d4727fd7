package dev.sessionready.cli;

import dev.sessionready.check.OneLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command and the files that it reads, as an input of the fuzzer: its arguments, and each file's
 * name within a folder with its text. An argument that begins with {@code @/} is a file of it.
 */
record CommandFiles(List<String> arguments, Map<String, String> files) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String FOLDER = "@/";

  CommandFiles {
    arguments = List.copyOf(arguments);
    files = Map.copyOf(files);
  }

  /** The argument by which a command is given that file of the folder. */
  static String named(String file) {
    return FOLDER + file;
  }

  /** What an input of the fuzzer stands for. */
  static CommandFiles of(String input) {
    JsonNode tree = JSON.readTree(input);
    Map<String, String> files = new TreeMap<>();
    tree.path("files")
        .properties()
        .forEach(file -> files.put(file.getKey(), file.getValue().asString()));
    return new CommandFiles(
        tree.path("arguments").valueStream().map(JsonNode::asString).toList(), files);
  }

  /** The input of the fuzzer. */
  String input() {
    return JSON.writeValueAsString(Map.of("arguments", arguments, "files", new TreeMap<>(files)));
  }

  /** What is done with the folder while its files are there. */
  @FunctionalInterface
  interface Work {
    List<String> in(Path folder) throws IOException;
  }

  /** Writes the files, works with them, and takes them away again. */
  List<String> there(Work work) {
    try {
      Path folder = Files.createTempDirectory("fuzz");
      try {
        for (Map.Entry<String, String> file : files.entrySet()) {
          Path path = folder.resolve(file.getKey());
          Files.createDirectories(path.getParent());
          Files.write(path, file.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return work.in(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Runs a command over the files. */
  static CommandLineRun run(Path folder, List<String> arguments) {
    CommandLineRun run =
        CommandLineRun.of(
            arguments.stream()
                .map(argument ->
                    argument.startsWith(FOLDER)
                        ? folder.resolve(argument.substring(FOLDER.length())).toString()
                        : argument)
                .toArray(String[]::new));
    if (run.exitCode() < 0 || run.exitCode() > 2 || run.err().contains("\tat ")) {
      throw new IllegalStateException("exit code " + run.exitCode() + ": " + run.err());
    }
    for (String line : (run.out() + run.err()).split("\r?\n", -1)) {
      if (line.codePoints().anyMatch(OneLine::isUnsafe)) {
        throw new IllegalStateException("prints " + OneLine.of(line));
      }
    }
    return run;
  }

  /** What a run says of what it could not use. */
  static List<String> sentences(CommandLineRun run) {
    List<String> sentences = new ArrayList<>();
    run.err().lines().filter(line -> line.startsWith("session-ready: ")).forEach(sentences::add);
    if (run.exitCode() == 2 && run.out().isBlank() && run.err().isBlank()) {
      throw new IllegalStateException("exit code 2 without a word");
    }
    return sentences;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
