package dev.sessionready.world;

import dev.sessionready.check.Catalogue;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.subject.Expectations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Every account that is stored: those of the corpora and stories, of the field, of the checks. */
final class EveryAccount {

  private EveryAccount() {}

  /** All of them, each once: many checks have a case of the same account. */
  static Stream<World> all() {
    return distinct(Stream.concat(storedAndField(), cases()));
  }

  /** Those of the corpora, the stories and the field. */
  static Stream<World> storedAndField() {
    return distinct(Stream.concat(stored(), field(World.RESOURCES.resolve("field"))));
  }

  private static Stream<World> distinct(Stream<World> worlds) {
    Map<World, World> distinct = new LinkedHashMap<>();
    worlds.forEach(world -> distinct.putIfAbsent(world.named(""), world));
    return distinct.values().stream();
  }

  private static Stream<World> stored() {
    return World.all().stream()
        .map(world -> world.named(world.name().replaceFirst(".*/(?=[^/]+/[^/]+$)", "")));
  }

  private static Stream<World> cases() {
    return Catalogue.load().checks().stream()
        .map(check -> Catalogue.info(check).id())
        .flatMap(id -> Case.of(id).map(one -> one.world().named(id + "/" + one.name())));
  }

  static Stream<World> field(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream().map(EveryAccount::fieldCase);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static World fieldCase(Path file) {
    JsonNode one = World.tree(file);
    byte[] snapshot = one.path("snapshot").toString().getBytes(StandardCharsets.UTF_8);
    World world =
        new World(
            "field/" + file.getFileName(),
            SnapshotFile.read(new ByteArrayInputStream(snapshot), file.toString()),
            Expectations.DEFAULTS);
    String parameters = one.path("parameters").asString("");
    return parameters.isEmpty() ? world : world.with(parameters(parameters));
  }

  private static Map<String, String> parameters(String written) {
    return Arrays.stream(written.split(","))
        .map(one -> one.split("=", 2))
        .collect(Collectors.toMap(one -> one[0].strip(), one -> one[1].strip()));
  }
}
