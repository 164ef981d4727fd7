package dev.sessionready.cli;

import dev.sessionready.fuzz.FuzzTarget;
import dev.sessionready.fuzz.JsonMutations;
import dev.sessionready.fuzz.StoredInputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of what the AWS CLI printed, some files of it changed, renamed, swapped or lost:
 * imported, and then judged.
 */
public final class DumpTarget implements FuzzTarget {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String OUT = CommandFiles.named("account.json");

  private static final List<String> WORDS =
      Stream.concat(
              StoredInputs.WORDS.stream(),
              Stream.of("NextToken", "IsTruncated", "Marker", "ResponseMetadata", "Account"))
          .toList();

  private final Map<String, String> answers = answers();

  @Override
  public String name() {
    return "CLI dump";
  }

  @Override
  public String input(Random random) {
    Map<String, String> files = new TreeMap<>();
    answers.forEach((name, text) -> files.put("answers/" + name, text));
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      List<String> names = new ArrayList<>(files.keySet());
      String name = names.get(random.nextInt(names.size()));
      String other = names.get(random.nextInt(names.size()));
      String text = files.getOrDefault(name, "");
      switch (random.nextInt(8)) {
        case 0 -> files.remove(name);
        case 1 -> files.put(name, files.getOrDefault(other, ""));
        case 2 -> files.put("answers/renamed-" + i + ".json", text);
        default -> files.put(name, new JsonMutations(random, WORDS).mutated(text));
      }
    }
    return new CommandFiles(List.of("import", CommandFiles.named("answers"), "--out", OUT), files)
        .input();
  }

  @Override
  public List<String> read(String input) {
    CommandFiles given = CommandFiles.of(input);
    return given.there(folder -> {
      Files.createDirectories(folder.resolve("answers"));
      CommandLineRun imported = CommandFiles.run(folder, given.arguments());
      List<String> sentences = new ArrayList<>(CommandFiles.sentences(imported));
      if (Files.exists(folder.resolve("account.json"))) {
        sentences.addAll(
            CommandFiles.sentences(CommandFiles.run(folder, List.of("check", "--snapshot", OUT))));
      }
      return sentences;
    });
  }

  // One file, for there are dozens of small ones.
  private static Map<String, String> answers() {
    try {
      Map<String, String> answers = new TreeMap<>();
      JSON.readTree(Files.readString(Path.of("src", "test", "resources", "fuzz", "answers.json")))
          .properties()
          .forEach(file -> answers.put(file.getKey(), file.getValue().toString()));
      return answers;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
