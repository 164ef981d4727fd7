package dev.sessionready.network.address;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.util.Optional;
import java.util.regex.Pattern;

/** How addresses are read and written; it never asks a name server. */
public final class AddressText {

  private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern COLONED = Pattern.compile("[0-9A-Fa-f:.]+");
  private static final BigInteger MAPPED = BigInteger.valueOf(0xffffL << 32);
  private static final int GROUPS = 8;

  private AddressText() {}

  /** The address that the text is, or empty where it is none. */
  public static Optional<Ip> read(String text) {
    if (DOTTED.matcher(text).matches()) {
      return readIpv4(text);
    }
    return text.indexOf(':') >= 0 && COLONED.matcher(text).matches()
        ? readIpv6(text)
        : Optional.empty();
  }

  private static Optional<Ip> readIpv4(String text) {
    var value = 0L;
    for (var start = 0; start < text.length(); ) {
      var dot = text.indexOf('.', start);
      var end = dot < 0 ? text.length() : dot;
      var octet = Integer.parseInt(text, start, end, 10);
      // Some readers take a leading zero for octal, so such text has no one meaning.
      if (octet > 255 || (end > start + 1 && text.charAt(start) == '0')) {
        return Optional.empty();
      }
      value = value << 8 | octet;
      start = end + 1;
    }
    return Optional.of(new Ip(Family.IPV4, 0, value));
  }

  private static Optional<Ip> readIpv6(String text) {
    byte[] bytes;
    try {
      bytes = Inet6Address.ofLiteral(text).getAddress();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    // Java hands an IPv4-mapped address back as the IPv4 address in it.
    var value = new BigInteger(1, bytes);
    return Optional.of(Ip.of(Family.IPV6, bytes.length == 4 ? value.or(MAPPED) : value));
  }

  static String ipv4(int value) {
    return (value >>> 24)
        + "."
        + (value >>> 16 & 0xff)
        + "."
        + (value >>> 8 & 0xff)
        + "."
        + (value & 0xff);
  }

  /**
   * The text of RFC 5952: lower case, no leading zeros, the first longest run of zeros left out.
   */
  static String ipv6(long high, long low) {
    var half = GROUPS / 2;
    var groups = new int[GROUPS];
    for (var i = 0; i < half; i++) {
      groups[i] = (int) (high >>> (16 * (half - 1 - i))) & 0xffff;
      groups[half + i] = (int) (low >>> (16 * (half - 1 - i))) & 0xffff;
    }
    var start = 0;
    var length = 0;
    for (var i = GROUPS - 1; i >= 0; i--) {
      var run = zerosFrom(groups, i);
      if (run >= length) {
        start = i;
        length = run;
      }
    }
    // A single zero group is written out.
    return length < 2
        ? joined(groups, 0, GROUPS)
        : joined(groups, 0, start) + "::" + joined(groups, start + length, GROUPS);
  }

  private static int zerosFrom(int[] groups, int from) {
    var i = from;
    while (i < groups.length && groups[i] == 0) {
      i++;
    }
    return i - from;
  }

  private static String joined(int[] groups, int from, int to) {
    var text = new StringBuilder();
    for (var i = from; i < to; i++) {
      text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
