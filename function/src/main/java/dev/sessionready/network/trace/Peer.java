package dev.sessionready.network.trace;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.CidrSet;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.address.PublicAddresses;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.UnknownReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection, as the other end's rules see it.
 *
 * @param addresses blocks that do not overlap, of one family, at least one
 * @param broad whether the service sits at some of the addresses only, and AWS does not show which
 */
public record Peer(List<Cidr> addresses, boolean broad, @Nullable Interface networkInterface) {

  /** The network interface of the peer, where it is already known. */
  record Interface(String vpcId, List<String> groupIds) {}

  public Peer {
    addresses = List.copyOf(addresses);
  }

  static Peer host(Ip address) {
    return new Peer(List.of(address.alone()), false, null);
  }

  /** A service at any of the addresses. */
  static Peer anyOf(List<Cidr> addresses) {
    return new Peer(CidrSet.disjoint(addresses), false, null);
  }

  /** A service somewhere on the internet. */
  public static Peer internet(Family family) {
    return new Peer(PublicAddresses.of(family), true, null);
  }

  /** A service somewhere at a private address. */
  static Peer privately(Family family) {
    return new Peer(PublicAddresses.besides(family), true, null);
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
  Peer part(List<Cidr> some) {
    return new Peer(some, broad, networkInterface);
  }

  /**
   * What a filter that refuses some of the addresses does to it: a service that may be at any of
   * them is reached at the others; one that is at unknown ones may or may not be.
   */
  Reachability filtered(
      List<Cidr> refused,
      Reachability.Allowed otherwise,
      Reachability.Blocked whenAll,
      String filterId) {
    if (refused.isEmpty()) {
      return otherwise;
    }
    if (CidrSet.minus(addresses, refused).isEmpty()) {
      return whenAll;
    }
    if (broad) {
      return new Reachability.Unknown(UnknownReason.PARTLY_COVERED, filterId);
    }
    var caveat = new Caveat(Caveat.Kind.ADDRESSES_CLOSED, CidrSet.text(refused));
    return new Reachability.Allowed(
        otherwise.rule(), Stream.concat(otherwise.caveats().stream(), Stream.of(caveat)).toList());
  }
}
