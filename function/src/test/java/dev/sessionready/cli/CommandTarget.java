package dev.sessionready.cli;

import dev.sessionready.fuzz.FuzzTarget;
import dev.sessionready.fuzz.JsonMutations;
import dev.sessionready.fuzz.StoredInputs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A command over a snapshot file, both of them changed. */
public final class CommandTarget implements FuzzTarget {

  private static final String SNAPSHOT = "snapshot.json";
  private static final String FILE = CommandFiles.named(SNAPSHOT);
  private static final String LATER = "later.json";

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
          List.of("check", "--snapshot", FILE, "--format", "html"),
          List.of("explain", "--snapshot", FILE, "i-web", "--lang", "ja"),
          List.of("diff", FILE, FILE),
          List.of("diff", FILE, CommandFiles.named(LATER)),
          List.of("checks", "--format", "markdown"),
          List.of("parameters", "--format", "json"));

  private final List<String> stored = StoredInputs.snapshots();

  @Override
  public String name() {
    return "command line";
  }

  // As much as the bound on evaluations allows, for diff.
  @Override
  public Duration most() {
    return Duration.ofSeconds(60);
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
    String text =
        whole ? snapshot : new JsonMutations(random, StoredInputs.WORDS).mutated(snapshot);
    String later = new JsonMutations(random, StoredInputs.WORDS).mutated(snapshot);
    return new CommandFiles(arguments, Map.of(SNAPSHOT, text, LATER, later)).input();
  }

  @Override
  public List<String> read(String input) {
    CommandFiles given = CommandFiles.of(input);
    return given.there(
        folder -> CommandFiles.sentences(CommandFiles.run(folder, given.arguments())));
  }
}
