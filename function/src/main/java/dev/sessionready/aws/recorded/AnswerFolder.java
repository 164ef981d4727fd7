package dev.sessionready.aws.recorded;

import dev.sessionready.json.AnswerFile;
import dev.sessionready.rule.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answers in a folder and the folders in it: {@code .json} files with what the AWS CLI printed,
 * {@code .error} files with what it said where it was refused. A file is known by its name, such as
 * {@code list-role-policies/WebServer.json}, or else by what is in it, where that says enough.
 */
final class AnswerFolder {

  private static final String ANSWER = ".json";
  private static final String ERROR = ".error";

  private final Path folder;
  private final Map<CliQuestion, Path> answers = new HashMap<>();
  private final Map<CliQuestion, Path> errors = new HashMap<>();
  private final List<Path> others = new ArrayList<>();

  private AnswerFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * What is in a folder.
   *
   * @throws BadInput where it cannot be read, or two files answer one question
   */
  static AnswerFolder of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BadInput(folder + ": there is no such folder.");
    }
    AnswerFolder all = new AnswerFolder(folder);
    try (Stream<Path> files = Files.find(folder, 8, (_, file) -> file.isRegularFile())) {
      files.sorted().forEach(all::add);
    } catch (IOException broken) {
      throw BadInput.file(folder.toString(), "read", broken);
    }
    return all;
  }

  private void add(Path file) {
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(ANSWER)) {
      // A file that is no JSON is said to be so, and not taken for one more answer that is missing.
      Map<String, @Nullable Object> answer = AnswerFile.read(file);
      List<CliQuestion> questions =
          named(file, ANSWER).map(List::of).orElseGet(() -> byShape(answer));
      questions.forEach(question -> put(answers, question, file));
      if (questions.isEmpty()) {
        others.add(file);
      }
    } else if (name.endsWith(ERROR)) {
      named(file, ERROR)
          .ifPresentOrElse(question -> put(errors, question, file), () -> others.add(file));
    }
  }

  private static void put(Map<CliQuestion, Path> files, CliQuestion question, Path file) {
    Path other = files.put(question, file);
    if (other != null) {
      throw new BadInput(
          "%s and %s both answer `%s`; keep one of them."
              .formatted(other, file, question.command()));
    }
  }

  /** The question that the end of a file's path names. */
  private Optional<CliQuestion> named(Path file, String ending) {
    List<String> parts = new ArrayList<>();
    folder.relativize(file).forEach(part -> parts.add(part.toString()));
    parts.set(
        parts.size() - 1, parts.getLast().substring(0, parts.getLast().length() - ending.length()));
    return IntStream.iterate(parts.size() - 1, at -> at >= 0, at -> at - 1)
        .boxed()
        .flatMap(at ->
            CliOperation.ofCommand(parts.get(at))
                .flatMap(operation -> question(operation, parts.subList(at + 1, parts.size())))
                .stream())
        .findFirst();
  }

  // A key that may be left out is the last one.
  private static Optional<CliQuestion> question(CliOperation operation, List<String> names) {
    int keys = operation.keys().size();
    boolean mayLackOne = keys > 0 && operation.keys().getLast().isOptional();
    if (names.size() != keys && !(mayLackOne && names.size() == keys - 1)) {
      return Optional.empty();
    }
    List<String> about = new ArrayList<>(names.stream().map(CliQuestion::ofFileName).toList());
    while (about.size() < keys) {
      about.add("");
    }
    return Optional.of(new CliQuestion(operation, about));
  }

  private static List<CliQuestion> byShape(Map<String, @Nullable Object> answer) {
    // A key is asked for by its ARN or its id, an attribute is named by the member that it is.
    if (answer.get("KeyMetadata") instanceof Map<?, ?> key) {
      return Stream.of(at(key, "Arn"), at(key, "KeyId"))
          .map(name -> new CliQuestion(CliOperation.DESCRIBE_KEY, List.of(name)))
          .toList();
    }
    if (answer.get("VpcId") instanceof String vpc) {
      return Stream.of("enableDnsSupport", "enableDnsHostnames")
          .filter(name -> answer.containsKey("E" + name.substring(1)))
          .map(name -> new CliQuestion(CliOperation.DESCRIBE_VPC_ATTRIBUTE, List.of(vpc, name)))
          .toList();
    }
    return CliOperation.ofShape(answer).stream()
        .map(operation ->
            new CliQuestion(
                operation,
                operation.keys().stream().map(key -> at(answer, key.inAnswer())).toList()))
        .toList();
  }

  private static String at(Map<?, ?> answer, String place) {
    Object found = place.isEmpty() ? null : answer;
    for (String member : place.split("\\.", -1)) {
      found = found instanceof Map<?, ?> members ? members.get(member) : null;
    }
    return found instanceof String text ? text : "";
  }

  Path folder() {
    return folder;
  }

  /** The files that answer something. */
  Set<Path> files() {
    Set<Path> files = new TreeSet<>(answers.values());
    files.addAll(errors.values());
    return files;
  }

  /** The JSON files that answer nothing that is asked. */
  List<Path> others() {
    return List.copyOf(others);
  }

  /** What AWS answered, where that is here. */
  Optional<Map<String, @Nullable Object>> answer(CliQuestion question) {
    return Optional.ofNullable(answers.get(question)).map(AnswerFile::read);
  }

  /** What the CLI said where it got no answer. */
  Optional<String> error(CliQuestion question) {
    return Optional.ofNullable(errors.get(question)).map(AnswerFolder::text);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException broken) {
      throw BadInput.file(file.toString(), "read", broken);
    }
  }

  /** When the first of the answers was saved. */
  Instant since() {
    return answers.values().stream()
        .map(AnswerFolder::saved)
        .min(Instant::compareTo)
        .orElseThrow(() -> new BadInput(folder + ": there is no answer of the AWS CLI in it."));
  }

  private static Instant saved(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException broken) {
      throw BadInput.file(file.toString(), "read", broken);
    }
  }
}
