package dev.sessionready.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sessionready.check.Catalogue;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.iam.PolicyType;
import dev.sessionready.network.address.Partition;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.network.path.UnknownReason;
import dev.sessionready.subject.AgentCredentials;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The message bundle against the code that speaks it. The keys that the code uses are read from its
 * source: those that stand there whole, and those that a family of constants completes.
 */
class SentencesTest {

  private static final Path MAIN = Path.of("src", "main");
  private static final Properties BUNDLE = bundle();
  private static final Map<Path, String> SOURCES = sources();

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern FEATURE =
      Pattern.compile("(?:need|feature)\\([^)]*\"([a-z0-9-]+)\"[),]");
  private static final Pattern JUDGED = Pattern.compile("\\.judge\\(\\s*\"([a-z0-9-]+)\"");
  private static final Pattern ENDING = Pattern.compile("checkId \\+ \"(\\.[a-z-]+)\"");

  /** Keys of which the code holds the beginning, and a type the rest. */
  private static final Map<String, Class<? extends Enum<?>>> FAMILIES =
      Map.of(
          "symptom.", Symptom.class,
          "seed.", SeedRow.class,
          "stage.", Stage.class,
          "unknown.", UnknownReason.class,
          "explanation.", ExplanationCode.class,
          "caveat.", Caveat.Kind.class,
          "path.", ServicePath.Kind.class,
          "component.", PathComponent.Kind.class,
          "credential-source.", AgentCredentials.Lack.class,
          "deny-reason.implicit-deny.", PolicyType.class);

  /**
   * Beginnings of what is said of doubts or at a terminal only, where an apostrophe does no harm.
   */
  private static final List<String> NEVER_ANNOTATED =
      List.of(
          "unknown.",
          "caveat.",
          "console.",
          "report.",
          "component.",
          "path.",
          "identity.foreign-key");

  @Test
  void everyKeyThatTheCodeUsesHasASentence() {
    Set<String> missing = used();
    missing.removeAll(BUNDLE.stringPropertyNames());

    assertThat(missing).as("write these sentences").isEmpty();
  }

  @Test
  void everySentenceIsUsed() {
    Set<String> idle = new TreeSet<>(BUNDLE.stringPropertyNames());
    idle.removeAll(used());

    assertThat(idle).as("no code says these sentences: remove them").isEmpty();
  }

  @Test
  void everySentenceIsAPatternWhosePlacesAreNumberedFromNought() {
    BUNDLE.forEach((key, pattern) -> {
      assertThatCode(() -> new MessageFormat(pattern.toString(), Locale.ROOT))
          .as("%s", key)
          .doesNotThrowAnyException();
      MessageFormat format = new MessageFormat(pattern.toString(), Locale.ROOT);
      int places = format.getFormatsByArgumentIndex().length;
      for (int place = 0; place < places; place++) {
        assertThat(pattern.toString()).as("%s", key).contains("{" + place + "}");
      }
    });
  }

  @Test
  void whatAnnotationsMaySayCarriesNoCharacterThatJsonOrHtmlWouldHaveToEscape() {
    BUNDLE.forEach((key, pattern) -> {
      String said = new MessageFormat(pattern.toString(), Locale.ROOT).format(new Object[0]);
      if (NEVER_ANNOTATED.stream().noneMatch(key.toString()::startsWith)) {
        assertThat(said).as("%s", key).doesNotContain("'");
      }
      assertThat(said).as("%s", key).doesNotContainPattern("[\"`\\\\<>]");
    });
  }

  private static Set<String> used() {
    Set<String> keys =
        FAMILIES.entrySet().stream()
            .flatMap(family ->
                Arrays.stream(family.getValue().getEnumConstants())
                    .map(constant -> family.getKey() + kebab(constant)))
            .collect(Collectors.toCollection(TreeSet::new));
    // The only components that a reply is asked at.
    keys.addAll(
        Stream.of(
                PathComponent.Kind.NETWORK_ACL_IN,
                PathComponent.Kind.NETWORK_ACL_OUT,
                PathComponent.Kind.ROUTE)
            .map(kind -> "component." + kebab(kind) + ".return")
            .toList());
    Set<String> beginnings =
        BUNDLE.stringPropertyNames().stream()
            .map(key -> key.split("\\.", -1)[0])
            .collect(Collectors.toSet());
    Catalogue.load().checks().stream()
        .map(check -> Catalogue.info(check).id())
        .peek(id -> keys.add(id + ".cannot-see"))
        .peek(id -> Optional.of(id + ".agents").filter(BUNDLE::containsKey).ifPresent(keys::add))
        .forEach(beginnings::add);
    found(LITERAL)
        .filter(text -> text.matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+"))
        .filter(text -> beginnings.contains(text.split("\\.", -1)[0]))
        .filter(text -> !isConsole(text))
        .forEach(keys::add);
    keys.addAll(completedByJudges());
    found(FEATURE).forEach(feature -> keys.add("agent-version.for." + feature));
    return keys;
  }

  private static boolean isConsole(String text) {
    return Stream.of(Partition.values())
        .flatMap(partition -> partition.consoleHost().stream())
        .anyMatch(text::equals);
  }

  /** Keys that checks have another class put together, from their id and an ending of its own. */
  private static Set<String> completedByJudges() {
    Set<String> keys = new TreeSet<>();
    SOURCES.forEach((file, source) -> {
      String judge = file.getFileName().toString().replace(".java", "");
      List<String> endings = found(ENDING, source).toList();
      SOURCES.values().stream()
          .filter(_ -> !endings.isEmpty())
          .filter(caller -> caller.contains(judge + "(") || caller.contains(judge + ".of("))
          .flatMap(caller -> found(JUDGED, caller))
          .forEach(id -> endings.forEach(ending -> keys.add(id + ending)));
    });
    return keys;
  }

  private static Stream<String> found(Pattern pattern) {
    return SOURCES.values().stream().flatMap(source -> found(pattern, source));
  }

  private static Stream<String> found(Pattern pattern, String source) {
    return pattern.matcher(source).results().map((MatchResult hit) -> hit.group(1));
  }

  private static Map<Path, String> sources() {
    try (Stream<Path> files = Files.walk(MAIN.resolve("java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(Collectors.toMap(Function.identity(), SentencesTest::text));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Properties bundle() {
    Path file =
        MAIN.resolve(Path.of("resources", "dev", "sessionready", "report", "messages.properties"));
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return properties;
  }

  private static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
