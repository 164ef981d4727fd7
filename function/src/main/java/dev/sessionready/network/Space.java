package dev.sessionready.network;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Arithmetic on sets of addresses, each a list of blocks that do not overlap. */
final class Space {

  private static final int SHOWN = 50;

  private Space() {}

  /** What of the whole is in none of the holes. */
  static List<Cidr> minus(List<Cidr> whole, List<Cidr> holes) {
    // Filters mostly let through just the blocks that were asked for, and equality is cheap.
    var same = Set.copyOf(holes);
    var others = whole.stream().filter(block -> !same.contains(block)).toList();
    var rest = Remaining.of(others);
    if (!rest.isEmpty()) {
      holes.forEach(rest::take);
    }
    return rest.blocks();
  }

  /** The same addresses in blocks that do not overlap. */
  static List<Cidr> disjoint(List<Cidr> blocks) {
    return Remaining.union(blocks).blocks();
  }

  /** How many addresses are in it. */
  static BigInteger size(List<Cidr> whole) {
    return whole.stream().map(Cidr::addresses).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** The blocks as text, of very many the first. */
  static String text(List<Cidr> whole) {
    var shown =
        whole.stream().sorted().limit(SHOWN).map(Cidr::toString).collect(Collectors.joining(" "));
    return whole.size() > SHOWN ? shown + " … (+" + (whole.size() - SHOWN) + ")" : shown;
  }
}
