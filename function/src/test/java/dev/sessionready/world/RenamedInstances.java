package dev.sessionready.world;

import dev.sessionready.json.SnapshotFile;
import dev.sessionready.model.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Stored worlds with ids of AWS's form for their instances, for which others can stand in. */
final class RenamedInstances {

  private RenamedInstances() {}

  static World of(World world) {
    if (world.snapshot().instances().ask().isEmpty()) {
      return world;
    }
    JsonNode tree = World.JSON.readTree(text(world.snapshot()));
    List<String> ids =
        world.snapshot().instances().ask().orElseThrow().keySet().stream().sorted().toList();
    for (int at = 0; at < ids.size(); at++) {
      rename(tree, ids.get(at), "i-0%016x".formatted(0xabc00L + at));
    }
    return new World(world.name(), read(World.JSON.writeValueAsString(tree)), world.expectations());
  }

  // As a key, as a value, and within texts: policies and routes name instances too.
  private static void rename(JsonNode node, String from, String to) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : Set.copyOf(object.properties())) {
        JsonNode value = field.getValue();
        if (value.isString() && value.asString().contains(from)) {
          object.put(field.getKey(), value.asString().replace(from, to));
        }
        if (field.getKey().equals(from)) {
          object.set(to, object.remove(from));
        }
      }
    }
    node.forEach(child -> rename(child, from, to));
  }

  private static String text(Snapshot snapshot) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SnapshotFile.write(snapshot, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Snapshot read(String text) {
    return SnapshotFile.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "renamed");
  }
}
