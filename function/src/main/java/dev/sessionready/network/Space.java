package dev.sessionready.network;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Arithmetic on sets of addresses, each a list of blocks that do not overlap. */
final class Space {

  private Space() {}

  /** What of the whole is in none of the holes. */
  static List<Cidr> minus(List<Cidr> whole, List<Cidr> holes) {
    // Filters mostly let through just the blocks that were asked for, and equality is cheap.
    var same = Set.copyOf(holes);
    var rest = whole.stream().filter(block -> !same.contains(block)).toList();
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
        .toList();
  }

  /** The same addresses in blocks that do not overlap. */
  static List<Cidr> disjoint(List<Cidr> blocks) {
    var disjoint = new ArrayList<Cidr>();
    for (var block : blocks) {
      disjoint.addAll(minus(List.of(block), List.copyOf(disjoint)));
    }
    return List.copyOf(disjoint);
  }

  /** How many addresses are in it. */
  static BigInteger size(List<Cidr> whole) {
    return whole.stream().map(Cidr::addresses).reduce(BigInteger.ZERO, BigInteger::add);
  }

  static String text(List<Cidr> whole) {
    return whole.stream().sorted().map(Cidr::toString).collect(Collectors.joining(" "));
  }
}
