package dev.sessionready.network.address;

import java.math.BigInteger;

/**
 * One internet address, of either family.
 *
 * @param value the address as an unsigned number, most significant bit first
 */
public record Ip(Family family, BigInteger value) implements Comparable<Ip> {

  public Ip {
    if (value.signum() < 0 || value.bitLength() > family.bits()) {
      throw new IllegalArgumentException(
          "%s is not an %s address: it must have 0 to %d bits"
              .formatted(value, family, family.bits()));
    }
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
    return new Ip(family, value.add(BigInteger.valueOf(places)));
  }

  @Override
  public int compareTo(Ip other) {
    var byFamily = family.compareTo(other.family);
    return byFamily != 0 ? byFamily : value.compareTo(other.value);
  }

  /** The usual text: dotted for IPv4, and as RFC 5952 wants it for IPv6. */
  @Override
  public String toString() {
    return switch (family) {
      case IPV4 -> AddressText.ipv4(value.intValue());
      case IPV6 -> AddressText.ipv6(value);
    };
  }
}
