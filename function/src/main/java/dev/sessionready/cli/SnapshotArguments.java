package dev.sessionready.cli;

import dev.sessionready.json.SnapshotFile;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.rule.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The snapshots and the instances that a command line names. A shell puts the further files of
 * {@code --snapshot captures/*.json} where ids of instances stand; no id has a dot or a slash.
 *
 * @param saved files and folders, in the order in which they are named
 * @param instances ids, of which none means all
 */
record SnapshotArguments(List<Path> saved, List<String> instances) {

  /** Parts what stands after the options. */
  static SnapshotArguments of(List<Path> named, List<String> rest) {
    List<Path> saved = new ArrayList<>(named);
    List<String> instances = new ArrayList<>();
    for (String one : rest) {
      if (!named.isEmpty() && isPath(one)) {
        saved.add(Path.of(one));
      } else {
        instances.add(one);
      }
    }
    return new SnapshotArguments(List.copyOf(saved), List.copyOf(instances));
  }

  /** Whether each snapshot gets a line, rather than the only one a whole report. */
  boolean isSeveral() {
    return saved.size() > 1 || saved.stream().anyMatch(Files::isDirectory);
  }

  /** Each of the snapshots; a folder that cannot be listed is one that cannot be evaluated. */
  List<Place> places() {
    return saved.stream().flatMap(SnapshotArguments::places).toList();
  }

  /** The files that are read, those in folders among them. */
  List<Path> files() {
    return saved.stream().flatMap(SnapshotArguments::readable).toList();
  }

  private static Stream<Path> readable(Path named) {
    try {
      return files(named).stream();
    } catch (BadInput _) {
      // The folder gets a line that says so.
      return Stream.of();
    }
  }

  private static Stream<Place> places(Path named) {
    try {
      return files(named).stream()
          .map(file ->
              Place.file(file.toString(), () -> new SnapshotSource(SnapshotFile.read(file))));
    } catch (BadInput bad) {
      return Stream.of(
          Place.file(
              named.toString(),
              () -> {
                throw bad;
              }));
    }
  }

  /**
   * The snapshots that a file or folder stands for: itself, or the {@code .json} files that are in
   * it, by name.
   *
   * @throws BadInput where a folder cannot be listed, or has none
   */
  static List<Path> files(Path fileOrFolder) {
    if (!Files.isDirectory(fileOrFolder)) {
      return List.of(fileOrFolder);
    }
    List<Path> files;
    try (Stream<Path> entries = Files.list(fileOrFolder)) {
      files =
          entries
              .filter(entry -> entry.toString().endsWith(".json"))
              .filter(entry -> !Files.isDirectory(entry))
              .sorted()
              .toList();
    } catch (IOException broken) {
      throw new BadInput("%s: it cannot be listed: %s.".formatted(fileOrFolder, broken), broken);
    }
    if (files.isEmpty()) {
      throw new BadInput(fileOrFolder + ": there is no .json file in this folder.");
    }
    return files;
  }

  private static boolean isPath(String argument) {
    return argument.indexOf('/') >= 0 || argument.indexOf('\\') >= 0 || argument.indexOf('.') >= 0;
  }
}
