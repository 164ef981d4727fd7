package dev.sessionready.report;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The file of one language alone, without the English that stands behind it at run time. */
record Bundle(Path file, Messages messages, Properties patterns) {

  static final Bundle ENGLISH = of("messages.properties", Messages.english());
  static final Bundle JAPANESE = of("messages_ja.properties", Messages.in("ja"));

  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

  Set<String> keys() {
    return new TreeSet<>(patterns.stringPropertyNames());
  }

  /** The sentence with that key, its places still empty. */
  String pattern(String key) {
    return String.valueOf(patterns.getProperty(key));
  }

  /** The numbers of the places that the sentence names. */
  Set<String> places(String key) {
    return PLACE
        .matcher(pattern(key))
        .results()
        .map((MatchResult place) -> place.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }

  private static Bundle of(String name, Messages messages) {
    Path file = Path.of("src", "main", "resources", "dev", "sessionready", "report").resolve(name);
    Properties patterns = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      patterns.load(reader);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new Bundle(file, messages, patterns);
  }
}
