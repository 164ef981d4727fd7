package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One case of a check's file, in the form that {@link CheckFixturesTest} tells: the healthy world
 * patched, and what the check must say of it.
 */
record Case(JsonNode json) {

  /** Where the files of cases stand, each named after its check. */
  static final Path FILES = World.RESOURCES.resolve("checks");

  private static final JsonMapper JSON = new JsonMapper();

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
    return World.healthy(json.has("patch") ? written(json.path("patch")) : JSON.createObjectNode())
        .with(parameters());
  }

  /** A patch with its documents as texts. */
  private static JsonNode written(JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    if (patch.size() == 1 && patch.has("text")) {
      return JSON.getNodeFactory().stringNode(JSON.writeValueAsString(patch.path("text")));
    }
    ObjectNode written = JSON.createObjectNode();
    patch.properties().forEach(field -> written.set(field.getKey(), written(field.getValue())));
    return written;
  }

  private Map<String, String> parameters() {
    return json.path("parameters").properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asString()));
  }
}
