package dev.sessionready.redact;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Addresses that stand for an account's own. Two that share their first bits still share as many,
 * so that what a block contains it still contains; the ranges that the internet's registries set
 * apart stay what they are; and what AWS counts from the start of a VPC's or subnet's block, such
 * as its resolver at the second address, stays there.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Crypto-PAn">Crypto-PAn, which does likewise</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's special-purpose
 *     addresses</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html">Addresses that
 *     AWS reserves</a>
 */
final class SecretAddresses {

  /** Every address in them means the same to everybody. */
  private static final List<Cidr> KEPT =
      blocks(
          "0.0.0.0/8",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "224.0.0.0/3",
          "::/80",
          "fd00:ec2::/32",
          "fe80::/10",
          "ff00::/8");

  /** What is in them and what is not decides: an address never leaves or enters one. */
  private static final List<Cidr> APART =
      blocks(
          "10.0.0.0/8",
          "100.64.0.0/10",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "2000::/3",
          "2001:db8::/32",
          "3fff::/20",
          "fc00::/7");

  /** Their last 32 bits are an IPv4 address. */
  private static final List<Cidr> AROUND_IPV4 = blocks("::ffff:0:0/96", "64:ff9b::/96");

  private static final int IPV4_BITS = 32;
  private static final int AROUND = 96;

  /** The first four addresses of a block are AWS's. */
  private static final int BITS_OF_RESERVED = 2;

  private final KeyedDraw draw;
  private final List<Cidr> counted;
  private final int lastOctets;
  private final Map<Cidr, Boolean> fixed = new HashMap<>();
  private final Map<Cidr, Boolean> flipped = new HashMap<>();

  /**
   * @param counted blocks of which addresses are counted from their start
   * @param lastOctets how many octets stay at the end of an IPv4 address, since patterns name them
   */
  SecretAddresses(KeyedDraw draw, Collection<Cidr> counted, int lastOctets) {
    this.draw = draw;
    this.lastOctets = lastOctets;
    this.counted = List.copyOf(counted);
  }

  private static List<Cidr> blocks(String... blocks) {
    return Stream.of(blocks).map(Cidr::parse).toList();
  }

  /** The block that stands for another. */
  Cidr of(Cidr block) {
    for (Cidr around : AROUND_IPV4) {
      if (around.contains(block)) {
        Cidr inside = of(new Cidr(inside(block.first()), block.prefix() - AROUND));
        return new Cidr(outside(around, inside.first()), block.prefix());
      }
    }
    return Stream.concat(KEPT.stream(), APART.stream().filter(block::equals))
            .anyMatch(kept -> kept.contains(block))
        ? block
        : new Cidr(replaced(block.first(), block.prefix()), block.prefix());
  }

  /** The address that stands for another. */
  Ip of(Ip address) {
    return of(address.alone()).first();
  }

  private static Ip inside(Ip address) {
    return Ip.of(Family.IPV4, address.number().mod(BigInteger.ONE.shiftLeft(IPV4_BITS)));
  }

  private static Ip outside(Cidr around, Ip inside) {
    return Ip.of(Family.IPV6, around.first().number().add(inside.number()));
  }

  private Ip replaced(Ip address, int bits) {
    BigInteger value = address.number();
    int last = address.family().bits() - 1;
    boolean isFirst = true;
    for (int at = 0; at < bits; at++) {
      Cidr before = new Cidr(address, at);
      if (fixed.computeIfAbsent(before, this::isFixed)) {
        continue;
      }
      // The first bit that may change does, so that an address stands for itself only where none
      // may.
      if (isFirst || flipped.computeIfAbsent(before, this::isFlipped)) {
        value = value.flipBit(last - at);
      }
      isFirst = false;
    }
    return Ip.of(address.family(), value);
  }

  private boolean isFlipped(Cidr before) {
    return (draw.bytes("bit " + before)[0] & 1) == 1;
  }

  private boolean isFixed(Cidr before) {
    return (before.family() == Family.IPV4 && before.prefix() >= IPV4_BITS - 8 * lastOctets)
        || Stream.of(KEPT, APART, AROUND_IPV4)
            .flatMap(List::stream)
            .anyMatch(apart -> apart.prefix() > before.prefix() && before.contains(apart))
        || counted.stream()
            .filter(block -> block.contains(before))
            .anyMatch(block -> isCounted(block, before));
  }

  private static boolean isCounted(Cidr block, Cidr before) {
    int bits = block.family().bits();
    Cidr reserved = new Cidr(block.first(), Math.max(block.prefix(), bits - BITS_OF_RESERVED));
    return before.first().equals(block.first())
        || before.last().equals(block.last())
        || reserved.contains(before);
  }
}
