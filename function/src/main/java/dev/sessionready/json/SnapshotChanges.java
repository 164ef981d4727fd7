package dev.sessionready.json;

import dev.sessionready.check.OneLine;
import dev.sessionready.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What differs between two snapshots, resource by resource, and what each snapshot would be with
 * one of the changes alone.
 */
public final class SnapshotChanges {

  private static final String KNOWN = "known";

  // A change of these is a change of the file, not of the account.
  private static final Set<String> OF_THE_FILE = Set.of("schema", "tool");

  // Fields of one resource are one change; a section and its map are above them.
  private static final int RESOURCE_DEPTH = 3;

  private final ObjectNode before;
  private final ObjectNode after;

  private SnapshotChanges(Snapshot before, Snapshot after) {
    this.before = SnapshotTree.of(before);
    this.after = SnapshotTree.of(after);
  }

  /**
   * One resource, or one setting of the account, that differs.
   *
   * @param path where it stands in a snapshot file, the last of it its id
   */
  public record Change(List<String> path) {
    public Change {
      path = List.copyOf(path);
    }

    /** The section, the kind and the id, as people read them. */
    public String name() {
      return OneLine.of(
          String.join(" ", path.stream().filter(part -> !part.equals(KNOWN)).toList()));
    }
  }

  /** The changes that lead from one snapshot to the other, in the order of the file. */
  public static SnapshotChanges between(Snapshot before, Snapshot after) {
    return new SnapshotChanges(before, after);
  }

  /** Every change. */
  public List<Change> all() {
    List<Change> changes = new ArrayList<>();
    collect(before, after, List.of(), changes);
    return List.copyOf(changes);
  }

  /** The earlier snapshot with these changes alone. */
  public Snapshot with(List<Change> changes) {
    ObjectNode tree = before.deepCopy();
    for (Change change : changes) {
      ObjectNode at = tree;
      JsonNode value = after;
      for (String part : change.path().subList(0, change.path().size() - 1)) {
        at = (ObjectNode) at.get(part);
        value = value.path(part);
      }
      String last = change.path().getLast();
      if (value.has(last)) {
        at.set(last, value.get(last));
      } else {
        at.remove(last);
      }
    }
    return SnapshotTree.read(tree);
  }

  private static void collect(
      ObjectNode before, ObjectNode after, List<String> path, List<Change> changes) {
    Set<String> names = new TreeSet<>(before.propertyNames());
    names.addAll(after.propertyNames());
    for (String name : names) {
      JsonNode old = before.path(name);
      JsonNode now = after.path(name);
      if (old.equals(now) || (path.isEmpty() && OF_THE_FILE.contains(name))) {
        continue;
      }
      List<String> here = new ArrayList<>(path);
      here.add(name);
      if (old instanceof ObjectNode earlier && now instanceof ObjectNode later && isAbove(here)) {
        if (isOther(earlier, later)) {
          changes.add(new Change(here));
        } else {
          collect(earlier, later, here, changes);
        }
      } else {
        changes.add(new Change(here));
      }
    }
  }

  private static boolean isAbove(List<String> path) {
    return path.stream().filter(part -> !part.equals(KNOWN)).count() < RESOURCE_DEPTH
        && !(path.size() == RESOURCE_DEPTH && path.getFirst().equals("instances"));
  }

  // A fact that was known and now is not, or the other way round, is another as a whole.
  private static boolean isOther(ObjectNode old, ObjectNode now) {
    return old.has(KNOWN) != now.has(KNOWN);
  }
}
