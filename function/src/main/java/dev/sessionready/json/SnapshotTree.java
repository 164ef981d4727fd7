package dev.sessionready.json;

import dev.sessionready.model.Snapshot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A snapshot as the tree that its file holds, for whoever changes single fields of it. */
public final class SnapshotTree {

  private SnapshotTree() {}

  /** The tree of a snapshot, which the caller may change. */
  public static ObjectNode of(Snapshot snapshot) {
    return (ObjectNode)
        SnapshotMapper.mapper().<JsonNode>valueToTree(SnapshotLayout.of(snapshot, ""));
  }

  /**
   * The snapshot of such a tree.
   *
   * @throws tools.jackson.core.JacksonException where the tree holds none any more
   */
  public static Snapshot read(ObjectNode tree) {
    return SnapshotMapper.mapper().treeToValue(tree, SnapshotLayout.class).snapshot();
  }
}
