package dev.sessionready.world;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.json.MergePatch;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.subject.Account;
import dev.sessionready.subject.Expectations;
import dev.sessionready.subject.Subject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stored account, and what is made of it. */
public record World(String name, Snapshot snapshot, Expectations expectations) {

  public static final Path RESOURCES = Path.of("src", "test", "resources");
  static final JsonMapper JSON = new JsonMapper();

  private static final Assessor ASSESSOR = new Assessor(Catalogue.load());
  private static final Path WORLDS = RESOURCES.resolve("worlds");

  /** Read once, for hundreds of cases. */
  private static final JsonNode HEALTHY = tree(healthyFile());

  private static final Path ALERTS =
      Path.of("src", "main", "resources", "dev", "sessionready", "demo");

  /** The account where everything is as it should be. */
  public static World healthy() {
    return healthy(JSON.createObjectNode());
  }

  /** The healthy account, changed by a JSON merge patch. */
  public static World healthy(JsonNode patch) {
    return of(new MergePatch(patch).on(healthyTree()));
  }

  /** What grew out of the healthy account, as the JSON of a snapshot. */
  static World of(JsonNode snapshot) {
    return new World(
        "healthy", read(JSON.writeValueAsString(snapshot), "patched"), Expectations.DEFAULTS);
  }

  /** The world stored in a file. */
  public static World of(Path file) {
    return new World(file.toString(), SnapshotFile.read(file), Expectations.DEFAULTS);
  }

  /** Every stored world, the bundled alerts among them. */
  public static List<World> all() {
    try (Stream<Path> worlds = Files.list(WORLDS);
        Stream<Path> alerts = Files.list(ALERTS)) {
      return Stream.concat(worlds.map(folder -> folder.resolve("snapshot.json")), alerts)
          .sorted()
          .map(World::of)
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The healthy account as it is stored; nobody changes it. */
  static JsonNode healthyTree() {
    return HEALTHY;
  }

  private static Path healthyFile() {
    return WORLDS.resolve("healthy").resolve("snapshot.json");
  }

  static JsonNode tree(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The same world under another name. */
  World named(String other) {
    return new World(other, snapshot, expectations);
  }

  /** The same world under other rule parameters. */
  public World with(Map<String, String> parameters) {
    return new World(name, snapshot, RuleParameters.parse(parameters).expectations());
  }

  /** The same world with another snapshot. */
  public World with(Snapshot other) {
    return new World(name, other, expectations);
  }

  public List<Subject> subjects() {
    return new Account(snapshot, new JsonDocuments(), expectations).subjects();
  }

  /** Every instance, assessed by every check. */
  public List<Assessment> assess() {
    return assess(ASSESSOR);
  }

  /** Every instance, assessed by the checks that the assessor has. */
  List<Assessment> assess(Assessor assessor) {
    return subjects().stream().map(assessor::assess).toList();
  }

  private static Snapshot read(String text, String name) {
    return SnapshotFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), name);
  }
}
