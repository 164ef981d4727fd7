package dev.sessionready.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection, as the other end's rules see it.
 *
 * @param addresses blocks that do not overlap, of one family, at least one
 * @param broad whether the service sits at some of the addresses only, and nobody tells which
 */
record Party(List<Cidr> addresses, boolean broad, @Nullable Wearer wearer) {

  /** The network interface of the party, where it is already known. */
  record Wearer(String vpcId, List<String> groupIds) {}

  Party {
    addresses = List.copyOf(addresses);
  }

  static Party host(Ip address) {
    return new Party(List.of(address.alone()), false, null);
  }

  /** A service at any of the addresses. */
  static Party anyOf(List<Cidr> addresses) {
    return new Party(Space.disjoint(addresses), false, null);
  }

  /** A service somewhere on the internet. */
  static Party internet(Family family) {
    return new Party(PublicSpace.of(family), true, null);
  }

  /** A service somewhere at a private address. */
  static Party privately(Family family) {
    return new Party(PublicSpace.besides(family), true, null);
  }

  /** The address, where it is only one. */
  Optional<Ip> host() {
    return addresses.size() == 1 && addresses.getFirst().prefix() == family().bits()
        ? Optional.of(addresses.getFirst().first())
        : Optional.empty();
  }

  Family family() {
    return addresses.getFirst().family();
  }

  /** A part of it that is treated alike. */
  Party part(List<Cidr> some) {
    return new Party(some, broad, wearer);
  }

  /**
   * What a filter that refuses some of the addresses does to it: a service that may be at any of
   * them is reached at the others; one that is at unknown ones may or may not be.
   */
  Reach filtered(List<Cidr> refused, Reach.Open otherwise, Reach.Shut whenAll, String filterId) {
    if (refused.isEmpty()) {
      return otherwise;
    }
    if (Space.minus(addresses, refused).isEmpty()) {
      return whenAll;
    }
    if (broad) {
      return new Reach.Unverifiable(Doubt.PARTLY_COVERED, filterId);
    }
    var caveat = new Caveat(Caveat.Kind.ADDRESSES_CLOSED, Space.text(refused));
    return new Reach.Open(
        otherwise.rule(), Stream.concat(otherwise.caveats().stream(), Stream.of(caveat)).toList());
  }
}
