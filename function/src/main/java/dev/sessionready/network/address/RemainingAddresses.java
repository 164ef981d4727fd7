package dev.sessionready.network.address;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Addresses of which more and more are taken away: blocks that do not overlap, by where they begin,
 * so that taking one away costs a look-up and no pass over all.
 */
public final class RemainingAddresses {

  private final NavigableMap<Ip, Cidr> blocks = new TreeMap<>();

  /** All of them in any order, until a part is taken: filters mostly let everything through. */
  private List<Cidr> whole = List.of();

  private RemainingAddresses() {}

  /** All of those, which do not overlap. */
  public static RemainingAddresses of(List<Cidr> disjoint) {
    var all = new RemainingAddresses();
    all.whole = List.copyOf(disjoint);
    return all;
  }

  /** All of those, which may overlap. */
  static RemainingAddresses union(List<Cidr> some) {
    var all = new RemainingAddresses();
    for (var block : some) {
      all.take(block);
      all.blocks.put(block.first(), block);
    }
    return all;
  }

  /** Takes away what is in the block, and shows whether anything was. */
  public boolean take(Cidr hole) {
    if (isEmpty()) {
      return false;
    }
    if (!whole.isEmpty() && holdsAll(hole, whole)) {
      whole = List.of();
      return true;
    }
    // One address mostly, which most rules are not about.
    if (whole.size() == 1 && !whole.getFirst().overlaps(hole)) {
      return false;
    }
    sort();
    if (hole.contains(blocks.firstEntry().getValue())
        && hole.contains(blocks.lastEntry().getValue())) {
      blocks.clear();
      return true;
    }
    var around = blocks.floorEntry(hole.first());
    if (around != null && around.getValue().contains(hole)) {
      blocks.remove(around.getKey());
      around.getValue().minus(hole).forEach(rest -> blocks.put(rest.first(), rest));
      return true;
    }
    var inside = blocks.subMap(hole.first(), true, hole.last(), true);
    var any = !inside.isEmpty();
    inside.clear();
    return any;
  }

  /** Whether every address of the block is left. */
  public boolean has(Cidr block) {
    sort();
    var around = blocks.floorEntry(block.first());
    if (around != null && around.getValue().contains(block)) {
      return true;
    }
    var inside = blocks.subMap(block.first(), true, block.last(), true);
    return CidrSet.size(inside.values()).equals(block.addresses());
  }

  private static boolean holdsAll(Cidr hole, List<Cidr> blocks) {
    for (var block : blocks) {
      if (!hole.contains(block)) {
        return false;
      }
    }
    return true;
  }

  private void sort() {
    whole.forEach(block -> blocks.put(block.first(), block));
    whole = List.of();
  }

  public boolean isEmpty() {
    return whole.isEmpty() && blocks.isEmpty();
  }

  /** What is left, in order. */
  public List<Cidr> blocks() {
    sort();
    return List.copyOf(blocks.values());
  }
}
