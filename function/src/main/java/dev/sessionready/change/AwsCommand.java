package dev.sessionready.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command of the AWS CLI; an option that nobody asks for is one that we do not understand. */
public final class AwsCommand {

  private static final Set<String> OF_EVERY_COMMAND =
      Set.of("region", "output", "query", "profile");

  private final String service;
  private final String operation;
  private final Map<String, List<String>> options = new LinkedHashMap<>();
  private final Set<String> unused;
  private final List<String> words;
  private String made = "";

  private AwsCommand(List<String> words) {
    if (words.size() < 3 || !words.getFirst().equals("aws")) {
      throw new CannotRun("this is no command of the AWS CLI: " + String.join(" ", words));
    }
    this.words = List.copyOf(words);
    service = words.get(1);
    // A waiter has a name of its own, such as `wait nat-gateway-available`.
    boolean waits = words.get(2).equals("wait") && words.size() > 3;
    operation = waits ? "wait " + words.get(3) : words.get(2);
    List<String> values = new ArrayList<>();
    for (String word : words.subList(waits ? 4 : 3, words.size())) {
      if (word.startsWith("--")) {
        values = options.computeIfAbsent(word.substring(2), _ -> new ArrayList<>());
      } else if (options.isEmpty()) {
        throw new CannotRun("'%s' belongs to no option of %s".formatted(word, name()));
      } else {
        values.add(word);
      }
    }
    unused = new LinkedHashSet<>(options.keySet());
    unused.removeAll(OF_EVERY_COMMAND);
  }

  /**
   * The command of these words, the program first.
   *
   * @throws CannotRun where it is no command of the AWS CLI
   */
  public static AwsCommand of(List<String> words) {
    return new AwsCommand(words);
  }

  /** The service and the operation, such as {@code ec2 create-route}. */
  public String name() {
    return service + " " + operation;
  }

  /** The value of an option that must be there. */
  public String one(String option) {
    return maybe(option)
        .orElseThrow(() -> new CannotRun("%s lacks --%s".formatted(name(), option)));
  }

  /** The number of an option that must be there. */
  public int number(String option) {
    String value = one(option);
    if (!value.matches("[0-9]{1,9}")) {
      throw new CannotRun("--%s of %s is no number: %s".formatted(option, name(), value));
    }
    return Integer.parseInt(value);
  }

  /** The value of an option, where it is there. */
  public Optional<String> maybe(String option) {
    List<String> values = all(option);
    if (values.size() > 1) {
      throw new CannotRun("--%s of %s is given %s".formatted(option, name(), values));
    }
    return values.stream().findFirst();
  }

  /** All values of an option; empty where it is not there. */
  public List<String> all(String option) {
    unused.remove(option);
    return options.getOrDefault(option, List.of());
  }

  /** Whether a flag stands there, which takes no value. */
  public boolean has(String flag) {
    if (!all(flag).isEmpty()) {
      throw new CannotRun("--%s of %s takes no value".formatted(flag, name()));
    }
    return options.containsKey(flag);
  }

  /** The region that it names, or else another. */
  String region(String otherwise) {
    return options.getOrDefault("region", List.of(otherwise)).getFirst();
  }

  /** Its words, the program first. */
  List<String> words() {
    return words;
  }

  /** Notes what stands for the name of the thing that it created. */
  void make(String id) {
    made = id;
  }

  /** What stands for the name of the thing that it created; empty where it creates none. */
  String made() {
    return made;
  }

  void refuseUnused() {
    if (!unused.isEmpty()) {
      throw new CannotRun("%s is not understood with %s".formatted(name(), unused));
    }
  }
}
