package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One case of a check's file, in the form that {@link CheckFixturesTest} tells: the healthy world
 * patched, and what the check must say of it.
 */
record Case(JsonNode json) {

  /** Where the files of cases stand, each named after its check. */
  static final Path FILES = World.RESOURCES.resolve("checks");

  /** Patches that many cases start from, by name. */
  static final JsonNode FRAGMENTS = World.tree(World.RESOURCES.resolve("fragments.json"));

  private static final Map<String, List<Case>> READ = new ConcurrentHashMap<>();

  /** The cases of the check with that id, in the order of its file, which is read once. */
  static Stream<Case> of(String checkId) {
    return READ.computeIfAbsent(checkId, id -> read(id).toList()).stream();
  }

  private static Stream<Case> read(String checkId) {
    Path file = FILES.resolve(checkId + ".json");
    assertThat(file).as("write the cases of %s into %s", checkId, file).exists();
    return World.tree(file).valueStream().map(Case::new);
  }

  String name() {
    return json.path("case").asString();
  }

  /** The healthy world with every fragment that is given, in their order, and then the patch. */
  World world() {
    JsonNode snapshot = World.healthyTree();
    for (JsonNode name : json.path("given")) {
      snapshot = new Patch(fragment(name.asString())).on(snapshot);
    }
    if (json.has("patch")) {
      snapshot = new Patch(json.path("patch")).on(snapshot);
    }
    return World.of(snapshot).with(parameters());
  }

  private static JsonNode fragment(String name) {
    assertThat(FRAGMENTS.has(name))
        .as("write the fragment '%s' into fragments.json", name)
        .isTrue();
    return FRAGMENTS.path(name);
  }

  private Map<String, String> parameters() {
    return json.path("parameters").properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asString()));
  }
}
