package dev.sessionready;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One word has one meaning. The words below were this project's own for things that AWS or plain
 * English already had a name for; they were retired, and none of them comes back.
 */
class NamesTest {

  /** Each retired word, and what to say instead. */
  private static final Map<String, String> RETIRED =
      Map.ofEntries(
          Map.entry("door", "path component"),
          Map.entry("doors", "path components"),
          Map.entry("plate", "check info"),
          Map.entry("vantage", "packet source"),
          Map.entry("parcel", "packets"),
          Map.entry("standstill", "where a path stops"),
          Map.entry("crossing", "checked paths"),
          Map.entry("passage", "checked path"),
          Map.entry("wearer", "network interface"),
          Map.entry("wears", "has"),
          Map.entry("worn", "attached"),
          Map.entry("tally", "applicable statement"),
          Map.entry("bearings", "statement results"),
          Map.entry("ledger", "alert store"),
          Map.entry("teller", "alert sender"),
          Map.entry("letter", "change"),
          Map.entry("untold", "delivery failed"),
          Map.entry("told", "published, sent, said"),
          Map.entry("tells", "says, shows"),
          Map.entry("mend", "fix"),
          Map.entry("mends", "fixes"),
          Map.entry("mended", "fixed"),
          Map.entry("judgement", "compliance decision"),
          Map.entry("withheld", "undetermined"),
          Map.entry("overheard", "logged"),
          Map.entry("vantages", "packet sources"),
          Map.entry("parcels", "packet sets"),
          Map.entry("fan", "path alternatives"),
          Map.entry("fans", "path alternatives"),
          Map.entry("station", "packet hop"),
          Map.entry("stations", "packet hops"),
          Map.entry("walk", "packet tracer"),
          Map.entry("walks", "packet tracers"),
          Map.entry("plates", "check infos"),
          Map.entry("wear", "have"),
          Map.entry("tell", "publish, send, say"),
          Map.entry("telling", "sent alert"),
          Map.entry("tellers", "alert senders"),
          Map.entry("ledgers", "alert stores"),
          Map.entry("notice", "alert"),
          Map.entry("notices", "alerts"),
          Map.entry("judgements", "compliance decisions"),
          Map.entry("admit", "allow"),
          Map.entry("admits", "allows"),
          Map.entry("shut", "blocked"),
          Map.entry("captor", "endpoint"),
          Map.entry("misread", "format error"),
          Map.entry("spot", "JSON cursor"));

  /** Where AWS or Java itself says one of them. */
  private static final Pattern BORROWED = Pattern.compile("(?i:dead-?letter)|Files\\s*\\.\\s*walk");

  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile(
          "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])'",
          Pattern.DOTALL);

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][\\w$]*");

  private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");

  @Test
  void noIdentifierHasARetiredWord() throws IOException {
    Map<String, Set<String>> found = new TreeMap<>();
    for (Path file : sources()) {
      Matcher identifiers = IDENTIFIER.matcher(code(file));
      while (identifiers.find()) {
        String identifier = identifiers.group();
        for (String word : words(identifier)) {
          if (RETIRED.containsKey(word) && !file.endsWith("NamesTest.java")) {
            found
                .computeIfAbsent(word + " (" + RETIRED.get(word) + ")", _ -> new TreeSet<>())
                .add(file.getFileName() + ": " + identifier);
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> noMessageHasARetiredWord() {
    return Stream.of("messages", "messages_ja")
        .map(bundle ->
            DynamicTest.dynamicTest(
                bundle,
                () -> {
                  Properties sentences = new Properties();
                  try (var in =
                      NamesTest.class.getResourceAsStream(
                          "/dev/sessionready/report/" + bundle + ".properties")) {
                    sentences.load(in);
                  }
                  assertThat(
                          sentences.stringPropertyNames().stream()
                              .filter(key ->
                                  words(key + " " + sentences.getProperty(key)).stream()
                                      .anyMatch(RETIRED::containsKey)))
                      .isEmpty();
                }));
  }

  @Test
  void noTwoTypesOfAModuleShareASimpleName() throws IOException {
    for (Path module : List.of(Path.of("src/main/java"), Path.of("../infra/src/main/java"))) {
      Map<String, List<Path>> byName;
      try (Stream<Path> files = Files.walk(module)) {
        byName =
            files
                .filter(file -> file.toString().endsWith(".java"))
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(file -> file.getFileName().toString()));
      }
      assertThat(byName.values()).allSatisfy(files -> assertThat(files).hasSize(1));
    }
  }

  @Test
  void aFileOfMoreThanTwoHundredLinesSaysWhy() throws IOException {
    List<String> unexplained = new ArrayList<>();
    for (Path file : sources()) {
      if (file.toString().contains("src/main/java")) {
        String text = text(file);
        if (text.lines().count() > 200 && !text.contains("// Over 200 lines: ")) {
          unexplained.add(file.getFileName() + " has " + text.lines().count() + " lines");
        }
      }
    }
    assertThat(unexplained).isEmpty();
  }

  private static String code(Path file) throws IOException {
    String code = COMMENT_OR_TEXT.matcher(text(file)).replaceAll(" ");
    return BORROWED.matcher(code).replaceAll("");
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(word -> word.group().toLowerCase(Locale.ROOT)).toList();
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file);
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path root : List.of(Path.of("src"), Path.of("../infra/src"))) {
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}
