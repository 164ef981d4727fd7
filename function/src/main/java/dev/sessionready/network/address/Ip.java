package dev.sessionready.network.address;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * One internet address, of either family: an unsigned number, in two halves since blocks are asked
 * very often whether they hold one.
 *
 * @param high the upper 64 of 128 bits; zero for IPv4
 * @param low the lower 64 bits, of which IPv4 has the last 32
 */
public record Ip(Family family, long high, long low) implements Comparable<Ip> {

  /**
   * The address of these halves.
   *
   * @throws IllegalArgumentException where one of IPv4 has more than 32 bits
   */
  public Ip {
    if (family == Family.IPV4 && (high != 0 || low >>> Integer.SIZE != 0)) {
      throw refused(family, number(high, low));
    }
  }

  /**
   * The address with that number.
   *
   * @throws IllegalArgumentException where the number is negative, or has more bits than an address
   *     of the family
   */
  public static Ip of(Family family, BigInteger number) {
    if (number.signum() < 0 || number.bitLength() > family.bits()) {
      throw refused(family, number);
    }
    return new Ip(family, number.shiftRight(Long.SIZE).longValue(), number.longValue());
  }

  private static IllegalArgumentException refused(Family family, BigInteger number) {
    return new IllegalArgumentException(
        "%s is not an %s address: it must have 0 to %d bits"
            .formatted(number, family, family.bits()));
  }

  /**
   * Reads an address such as {@code 10.0.0.5} or {@code fd00:ec2::253}.
   *
   * @throws IllegalArgumentException where the text is neither; names are never looked up
   */
  public static Ip parse(String text) {
    return AddressText.read(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "\"%s\" is not an address: write it like 10.0.0.5 or fd00:ec2::253"
                    .formatted(text)));
  }

  /** Whether the public internet routes it, by the IANA special-purpose registries. */
  public boolean isPublic() {
    return PublicAddresses.of(family).stream().anyMatch(block -> block.contains(this));
  }

  /** The block that holds this address alone. */
  public Cidr alone() {
    return new Cidr(this, family.bits());
  }

  /** The address so many places after this one. */
  public Ip plus(long places) {
    return of(family, number().add(BigInteger.valueOf(places)));
  }

  /** The address as a number. */
  public BigInteger number() {
    return number(high, low);
  }

  private static BigInteger number(long high, long low) {
    return new BigInteger(
        1, ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array());
  }

  /** The lowest of the addresses that differ from this one in the last so many bits alone. */
  Ip lowest(int hostBits) {
    return new Ip(family, high & highMask(hostBits), low & lowMask(hostBits));
  }

  /** The highest of the addresses that differ from this one in the last so many bits alone. */
  Ip highest(int hostBits) {
    return new Ip(family, high | ~highMask(hostBits), low | ~lowMask(hostBits));
  }

  /** Whether the other is of the same family and differs in the last so many bits alone. */
  boolean sharesAllBut(int hostBits, Ip other) {
    return family == other.family
        && ((high ^ other.high) & highMask(hostBits)) == 0
        && ((low ^ other.low) & lowMask(hostBits)) == 0;
  }

  private static long highMask(int hostBits) {
    return mask(Math.max(hostBits - Long.SIZE, 0));
  }

  private static long lowMask(int hostBits) {
    return mask(Math.min(hostBits, Long.SIZE));
  }

  // In two steps, since one by all 64 bits would shift by none.
  private static long mask(int hostBits) {
    int half = hostBits / 2;
    return -1L << half << (hostBits - half);
  }

  @Override
  public int compareTo(Ip other) {
    var byFamily = family.compareTo(other.family);
    if (byFamily != 0) {
      return byFamily;
    }
    var byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** The usual text: dotted for IPv4, and as RFC 5952 wants it for IPv6. */
  @Override
  public String toString() {
    return switch (family) {
      case IPV4 -> AddressText.ipv4((int) low);
      case IPV6 -> AddressText.ipv6(high, low);
    };
  }
}
