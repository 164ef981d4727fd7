package dev.sessionready.network.trace;

import dev.sessionready.network.address.CidrSet;
import dev.sessionready.network.model.PeeringConnection;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.UnknownReason;
import java.util.List;
import java.util.Optional;

/** Over a peering connection into the other VPC, and no further. */
final class PeeringHop {

  private final PathComponents components;
  private final Delivery arrival;

  PeeringHop(PathComponents components, Delivery arrival) {
    this.components = components;
    this.arrival = arrival;
  }

  PacketPath take(PacketHop from, Peer to, Route.Target target) {
    var id = target.id();
    return switch (Lookup.of(id, () -> components.topology().peering(id))) {
      case Lookup.Failed<Optional<PeeringConnection>>(var doubt) -> ends(to, id, doubt);
      case Lookup.Found<Optional<PeeringConnection>>(var found) ->
          found
              .map(peering -> through(from, to, peering, target))
              .orElseGet(() ->
                  ends(
                      to,
                      id,
                      components.missing(from.vpcId(), id, ExplanationCode.UNKNOWN_RESOURCE)));
    };
  }

  private PacketPath through(
      PacketHop from, Peer to, PeeringConnection peering, Route.Target link) {
    var side = peering.across(from.vpcId());
    var reachability = judge(peering, side, to);
    var address = to.host();
    if (reachability instanceof Reachability.Unknown || address.isEmpty() || !here(side)) {
      return ends(to, peering.id(), reachability);
    }
    return arrival
        .across(side.vpcId(), address.get(), from, link)
        .between(List.of(component(peering.id(), reachability)), List.of());
  }

  private Reachability judge(PeeringConnection peering, PeeringConnection.Side side, Peer to) {
    if (!peering.active()) {
      return new Reachability.Blocked(ExplanationCode.BAD_STATE, peering.status());
    }
    if (!side.cidrs().isEmpty() && !CidrSet.minus(to.addresses(), side.cidrs()).isEmpty()) {
      return new Reachability.Blocked(
          ExplanationCode.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR, CidrSet.text(side.cidrs()));
    }
    return here(side)
        ? new Reachability.Allowed(side.vpcId())
        : new Reachability.Unknown(UnknownReason.BEYOND_PEERING, peering.id());
  }

  private boolean here(PeeringConnection.Side side) {
    return side.ownerId().equals(components.topology().account())
        && side.region().equals(components.topology().region());
  }

  private static PacketPath ends(Peer to, String id, Reachability reachability) {
    return new PacketPath(
        to.addresses(), List.of(component(id, reachability)), PacketPath.End.UNKNOWN);
  }

  private static PathComponent component(String id, Reachability reachability) {
    return new PathComponent(
        PathComponent.Kind.PEERING, PathComponent.Direction.FORWARD, List.of(id), reachability);
  }
}
