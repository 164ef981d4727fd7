package dev.sessionready.network;

import java.util.List;

/** Arithmetic on sets of addresses, each a list of blocks. */
final class Space {

  private Space() {}

  /** What of the whole is in none of the holes. */
  static List<Cidr> minus(List<Cidr> whole, List<Cidr> holes) {
    var rest = whole;
    for (var hole : holes) {
      rest = rest.stream().flatMap(block -> block.minus(hole).stream()).toList();
    }
    return rest;
  }

  /** What of the whole is in the block. */
  static List<Cidr> within(List<Cidr> whole, Cidr block) {
    return whole.stream()
        .filter(block::overlaps)
        .map(part -> block.contains(part) ? part : block)
        .distinct()
        .toList();
  }
}
