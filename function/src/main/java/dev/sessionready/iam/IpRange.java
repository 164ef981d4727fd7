package dev.sessionready.iam;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of IP addresses of one family, in whatever spelling it came.
 *
 * @param bits how long an address of the family is: 32 or 128
 * @param network the first address of the range
 * @param prefix how many of its leading bits all addresses of the range share
 */
record IpRange(int bits, BigInteger network, int prefix) {

  // InetAddress also reads "10.1" as 10.0.0.1, which no policy means.
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

  /** The range of a text in CIDR notation, or of one address; empty where it is neither. */
  static Optional<IpRange> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return address(text).map(address -> of(address, lengthOf(address)));
    }
    String prefix = text.substring(slash + 1);
    return PREFIX.matcher(prefix).matches()
        ? address(text.substring(0, slash))
            .filter(address -> Integer.parseInt(prefix) <= lengthOf(address))
            .map(address -> of(address, Integer.parseInt(prefix)))
        : Optional.empty();
  }

  /** Whether all of another range is in this one. Ranges of two families never are. */
  boolean contains(IpRange other) {
    return bits == other.bits
        && prefix <= other.prefix
        && leading(network, bits, prefix).equals(leading(other.network, bits, prefix));
  }

  private static IpRange of(InetAddress address, int prefix) {
    BigInteger value = new BigInteger(1, address.getAddress());
    return new IpRange(lengthOf(address), value, prefix);
  }

  private static BigInteger leading(BigInteger address, int bits, int prefix) {
    return address.shiftRight(bits - prefix);
  }

  private static int lengthOf(InetAddress address) {
    return address instanceof Inet4Address ? Integer.SIZE : 4 * Integer.SIZE;
  }

  private static Optional<InetAddress> address(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      // The shape was right, but there is no such address: 10.0.0.256.
      return Optional.empty();
    }
  }
}
