package dev.sessionready.network;

import java.util.List;
import java.util.Optional;

/** Over a peering connection into the other VPC, and no further. */
final class PeeringHop {

  private final Doors doors;
  private final Arrival arrival;

  PeeringHop(Doors doors, Arrival arrival) {
    this.doors = doors;
    this.arrival = arrival;
  }

  Trace take(Station from, Party to, Route.Target target) {
    var id = target.id();
    return switch (Sight.of(id, () -> doors.topology().peering(id))) {
      case Sight.Hidden<Optional<PeeringConnection>>(var doubt) -> ends(to, id, doubt);
      case Sight.Seen<Optional<PeeringConnection>>(var found) ->
          found
              .map(peering -> through(from, to, peering, target))
              .orElseGet(
                  () -> ends(to, id, doors.missing(from.vpcId(), id, Reason.UNKNOWN_RESOURCE)));
    };
  }

  private Trace through(Station from, Party to, PeeringConnection peering, Route.Target link) {
    var side = peering.across(from.vpcId());
    var reach = judge(peering, side, to);
    var address = to.host();
    if (reach instanceof Reach.Unverifiable || address.isEmpty() || !here(side)) {
      return ends(to, peering.id(), reach);
    }
    return arrival
        .across(side.vpcId(), address.get(), from, link)
        .between(List.of(door(peering.id(), reach)), List.of());
  }

  private Reach judge(PeeringConnection peering, PeeringConnection.Side side, Party to) {
    if (!peering.active()) {
      return new Reach.Shut(Reason.BAD_STATE, peering.status());
    }
    if (!side.cidrs().isEmpty() && !Space.minus(to.addresses(), side.cidrs()).isEmpty()) {
      return new Reach.Shut(Reason.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR, Space.text(side.cidrs()));
    }
    return here(side)
        ? new Reach.Open(side.vpcId())
        : new Reach.Unverifiable(Doubt.BEYOND_PEERING, peering.id());
  }

  private boolean here(PeeringConnection.Side side) {
    return side.ownerId().equals(doors.topology().account())
        && side.region().equals(doors.topology().region());
  }

  private static Trace ends(Party to, String id, Reach reach) {
    return new Trace(to.addresses(), List.of(door(id, reach)), Trace.End.UNKNOWN);
  }

  private static Door door(String id, Reach reach) {
    return new Door(Door.Kind.PEERING, Door.Direction.FORWARD, List.of(id), reach);
  }
}
