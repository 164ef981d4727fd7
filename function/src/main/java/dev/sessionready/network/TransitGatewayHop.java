package dev.sessionready.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Over a transit gateway into another VPC of the account, where both the attachments and the route
 * tables of the gateway are seen; otherwise nobody can tell.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html">Network ACLs for transit
 *     gateways</a>
 */
final class TransitGatewayHop {

  private final Doors doors;
  private final Topology topology;
  private final Arrival arrival;

  TransitGatewayHop(Doors doors, Arrival arrival) {
    this.doors = doors;
    this.topology = doors.topology();
    this.arrival = arrival;
  }

  Trace take(Station from, Party to, Route.Target target) {
    var address = to.host();
    var subnetId = from.subnetId();
    if (subnetId == null) {
      return ends(to, door(Door.Direction.FORWARD, target.id(), Beyond.target(target)));
    }
    return switch (Sight.of(
        target.id(),
        () -> new TransitRouting(doors, target).passage(from.vpcId(), subnetId, address))) {
      case Sight.Hidden<TransitPassage>(var doubt) ->
          ends(to, door(Door.Direction.FORWARD, target.id(), doubt));
      case Sight.Seen<TransitPassage>(var passage) -> through(from, to, target, passage);
    };
  }

  private Trace through(Station from, Party to, Route.Target target, TransitPassage out) {
    var before = new ArrayList<Door>();
    out.gate().ifPresent(gate -> before.addAll(doors.in(gate, from)));
    before.add(door(Door.Direction.FORWARD, target.id(), out.reach()));
    var after = new ArrayList<Door>();
    out.gate().ifPresent(gate -> after.addAll(doors.replyOut(gate, from)));
    if (out.vpcId().isEmpty()) {
      return new Trace(to.addresses(), List.of(), Trace.End.UNKNOWN).between(before, after);
    }
    var vpcId = out.vpcId().get();
    var address = to.addresses().getFirst().first();
    var reply = reply(target, vpcId, address, from);
    reply.gate().ifPresent(gate -> before.addAll(doors.outOf(gate, to)));
    after.addFirst(door(Door.Direction.REPLY, target.id(), reply.reach()));
    reply.gate().ifPresent(gate -> after.addAll(0, doors.replyInto(gate, to, from)));
    return arrival.across(vpcId, address, from, target).between(before, after);
  }

  /** The passage of the reply; it must end where the packet came from. */
  private TransitPassage reply(Route.Target target, String vpcId, Ip wearer, Station to) {
    var passage =
        Sight.of(
            target.id(),
            () -> {
              var subnetId =
                  topology.networkInterfaceAt(vpcId, wearer).map(NetworkInterface::subnetId);
              return subnetId.isEmpty()
                  ? TransitPassage.stopped(Beyond.target(target))
                  : new TransitRouting(doors, target)
                      .passage(vpcId, subnetId.get(), Optional.of(to.address()));
            });
    return switch (passage) {
      case Sight.Hidden<TransitPassage>(var doubt) -> TransitPassage.stopped(doubt);
      case Sight.Seen<TransitPassage>(var planned) -> planned;
    };
  }

  private static Trace ends(Party to, Door door) {
    return new Trace(to.addresses(), List.of(door), Trace.End.UNKNOWN);
  }

  private static Door door(Door.Direction direction, String id, Reach reach) {
    return new Door(Door.Kind.TRANSIT_GATEWAY, direction, List.of(id), reach);
  }
}
