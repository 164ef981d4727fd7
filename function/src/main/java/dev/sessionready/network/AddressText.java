package dev.sessionready.network;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.util.regex.Pattern;

/** How addresses are read and written; it never asks a name server. */
final class AddressText {

  private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern COLONED = Pattern.compile("[0-9A-Fa-f:.]+");
  private static final int GROUPS = 8;

  private AddressText() {}

  static Ip parseIpv4(String text) {
    if (!DOTTED.matcher(text).matches()) {
      throw notAnAddress(text);
    }
    var value = 0L;
    for (var part : text.split("\\.", -1)) {
      var octet = Integer.parseInt(part);
      // Some readers take a leading zero for octal, so such text has no one meaning.
      if (octet > 255 || (part.length() > 1 && part.startsWith("0"))) {
        throw notAnAddress(text);
      }
      value = value << 8 | octet;
    }
    return new Ip(Family.IPV4, BigInteger.valueOf(value));
  }

  static Ip parseIpv6(String text) {
    if (!COLONED.matcher(text).matches()) {
      throw notAnAddress(text);
    }
    try {
      var bytes = Inet6Address.ofLiteral(text).getAddress();
      // Java hands an IPv4-mapped address back as the IPv4 address in it.
      var value = new BigInteger(1, bytes);
      return new Ip(
          Family.IPV6, bytes.length == 4 ? value.or(BigInteger.valueOf(0xffffL << 32)) : value);
    } catch (IllegalArgumentException _) {
      throw notAnAddress(text);
    }
  }

  static String ipv4(int value) {
    return "%d.%d.%d.%d"
        .formatted(value >>> 24, value >>> 16 & 0xff, value >>> 8 & 0xff, value & 0xff);
  }

  /**
   * The text of RFC 5952: lower case, no leading zeros, the first longest run of zeros left out.
   */
  static String ipv6(BigInteger value) {
    var groups = new int[GROUPS];
    for (var i = 0; i < GROUPS; i++) {
      groups[i] = value.shiftRight(16 * (GROUPS - 1 - i)).intValue() & 0xffff;
    }
    var start = 0;
    var length = 0;
    for (var i = 0; i < GROUPS; i++) {
      var run = zerosFrom(groups, i);
      if (run > length) {
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

  private static IllegalArgumentException notAnAddress(String text) {
    return new IllegalArgumentException(
        "\"%s\" is not an address: write it like 10.0.0.5 or fd00:ec2::253".formatted(text));
  }
}
