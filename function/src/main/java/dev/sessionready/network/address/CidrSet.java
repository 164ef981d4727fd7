package dev.sessionready.network.address;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Arithmetic on sets of addresses, each a list of blocks that do not overlap. */
public final class CidrSet {

  private static final int SHOWN = 50;

  private CidrSet() {}

  /** What of the whole is in none of the holes. */
  public static List<Cidr> minus(List<Cidr> whole, List<Cidr> holes) {
    // Filters mostly let through just the blocks that were asked for, and equality is cheap.
    var same = Set.copyOf(holes);
    var others = whole.stream().filter(block -> !same.contains(block)).toList();
    var rest = RemainingAddresses.of(others);
    if (!rest.isEmpty()) {
      holes.forEach(rest::take);
    }
    return rest.blocks();
  }

  /** The same addresses in blocks that do not overlap. */
  public static List<Cidr> disjoint(List<Cidr> blocks) {
    return RemainingAddresses.union(blocks).blocks();
  }

  /** How many addresses are in it. */
  public static BigInteger size(Collection<Cidr> whole) {
    return whole.stream().map(Cidr::addresses).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** The blocks as text, of very many the first. */
  public static String text(List<Cidr> whole) {
    var shown =
        whole.stream().sorted().limit(SHOWN).map(Cidr::toString).collect(Collectors.joining(" "));
    return whole.size() > SHOWN ? shown + " … (+" + (whole.size() - SHOWN) + ")" : shown;
  }
}
