package dev.sessionready.network.address;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A block of addresses that share their first bits.
 *
 * @param first the lowest address of the block
 * @param prefix how many bits they share
 */
public record Cidr(Ip first, int prefix) implements Comparable<Cidr> {

  private static final Comparator<Cidr> BY_ADDRESS =
      Comparator.comparing(Cidr::first).thenComparingInt(Cidr::prefix);

  /**
   * As AWS does, bits after the prefix are cleared rather than refused.
   *
   * @throws IllegalArgumentException where the prefix is longer than the address, or negative
   */
  public Cidr {
    var bits = first.family().bits();
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException(
          "%s/%d is not a block of addresses: the prefix must be 0 to %d"
              .formatted(first, prefix, bits));
    }
    first = first.lowest(bits - prefix);
  }

  /**
   * Reads a block such as {@code 10.0.0.0/16} or {@code ::/0}.
   *
   * @throws IllegalArgumentException where the text is not one
   */
  public static Cidr parse(String text) {
    var slash = text.indexOf('/');
    if (slash <= 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
      throw new IllegalArgumentException(
          "\"%s\" is not a block of addresses: write it like 10.0.0.0/16 or ::/0".formatted(text));
    }
    return new Cidr(
        Ip.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
  }

  /** The block that the text is, or that of one address alone; empty where it is neither. */
  public static Optional<Cidr> find(String text) {
    var slash = text.indexOf('/');
    if (slash == -1) {
      return AddressText.read(text).map(Ip::alone);
    }
    var prefix = text.substring(slash + 1);
    return prefix.matches("\\d{1,3}")
        ? AddressText.read(text.substring(0, slash))
            .filter(address -> Integer.parseInt(prefix) <= address.family().bits())
            .map(address -> new Cidr(address, Integer.parseInt(prefix)))
        : Optional.empty();
  }

  public Family family() {
    return first.family();
  }

  /** How many bits its addresses do not share. */
  private int hostBits() {
    return family().bits() - prefix;
  }

  /** Whether it holds one address alone. */
  public boolean isAlone() {
    return prefix == family().bits();
  }

  /** How many addresses are in it. */
  public BigInteger addresses() {
    return BigInteger.ONE.shiftLeft(hostBits());
  }

  /** The highest address of the block. */
  public Ip last() {
    return first.highest(hostBits());
  }

  public boolean contains(Ip address) {
    return first.sharesAllBut(hostBits(), address);
  }

  /** Whether every address of the other block is in this one. */
  public boolean contains(Cidr other) {
    return other.prefix >= prefix && contains(other.first);
  }

  /** Whether some address is in both: of two blocks that share one, one contains the other. */
  public boolean overlaps(Cidr other) {
    return contains(other) || other.contains(this);
  }

  /** Both halves of a block of more than one address. */
  public List<Cidr> halves() {
    var lower = new Cidr(first, prefix + 1);
    return List.of(lower, lower.sibling());
  }

  /** What of this block is not in the other, as few blocks. */
  List<Cidr> minus(Cidr other) {
    if (other.contains(this)) {
      return List.of();
    }
    if (!contains(other)) {
      return List.of(this);
    }
    var rest = new ArrayList<Cidr>();
    var hole = other;
    while (hole.prefix > prefix) {
      rest.add(hole.sibling());
      hole = new Cidr(hole.first, hole.prefix - 1);
    }
    return List.copyOf(rest);
  }

  private Cidr sibling() {
    return new Cidr(Ip.of(family(), first.number().flipBit(hostBits())), prefix);
  }

  @Override
  public int compareTo(Cidr other) {
    return BY_ADDRESS.compare(this, other);
  }

  @Override
  public String toString() {
    return first + "/" + prefix;
  }
}
