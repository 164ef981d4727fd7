package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
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

  /** The cases of the check with that id, in the order of its file. */
  static Stream<Case> of(String checkId) {
    Path file = FILES.resolve(checkId + ".json");
    assertThat(file).as("write the cases of %s into %s", checkId, file).exists();
    return World.tree(file).valueStream().map(Case::new);
  }

  String name() {
    return json.path("case").asString();
  }

  World world() {
    World world =
        json.has("patch") ? new Patch(json.path("patch")).onTheHealthyWorld() : World.healthy();
    return world.with(parameters());
  }

  private Map<String, String> parameters() {
    return json.path("parameters").properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asString()));
  }
}
