package dev.sessionready.network.address;

import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses that the public internet routes: everything but the blocks that IANA sets aside as
 * not globally reachable.
 */
public final class PublicAddresses {

  private static final List<Cidr> IPV4 =
      CidrSet.minus(
          blocks("0.0.0.0/0"),
          blocks(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/3"));

  private static final List<Cidr> IPV6 =
      CidrSet.minus(blocks("2000::/3"), blocks("2001:db8::/32", "3fff::/20"));

  private static final List<Cidr> PRIVATE_IPV4 =
      blocks("10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16");

  /** Unique local addresses, and IPv4 addresses as DNS64 writes them. */
  private static final List<Cidr> PRIVATE_IPV6 = blocks("fc00::/7", "64:ff9b::/96");

  private PublicAddresses() {}

  public static List<Cidr> of(Family family) {
    return switch (family) {
      case IPV4 -> IPV4;
      case IPV6 -> IPV6;
    };
  }

  /** The private addresses that networks route among themselves. */
  public static List<Cidr> besides(Family family) {
    return switch (family) {
      case IPV4 -> PRIVATE_IPV4;
      case IPV6 -> PRIVATE_IPV6;
    };
  }

  private static List<Cidr> blocks(String... texts) {
    return Stream.of(texts).map(Cidr::parse).toList();
  }
}
