package dev.sessionready.network;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Through a NAT gateway: into its subnet, out of it under its own address, and back.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html">NAT
 *     gateways</a>
 */
final class NatHop {

  private static final Route.Target LOCAL = Route.Target.of("local");

  private final Doors doors;
  private final Router router;

  NatHop(Doors doors, Router router) {
    this.doors = doors;
    this.router = router;
  }

  List<Trace> take(Station from, Party to, Route.Target target) {
    var id = target.id();
    return switch (Sight.of(id, () -> doors.topology().natGateway(id))) {
      case Sight.Hidden<Optional<NatGateway>>(var doubt) -> List.of(ends(to, id, doubt));
      case Sight.Seen<Optional<NatGateway>>(var found) ->
          found
              .map(nat -> through(from, to, nat))
              .orElseGet(() ->
                  List.of(ends(to, id, doors.missing(from.vpcId(), id, Reason.UNKNOWN_RESOURCE))));
    };
  }

  private List<Trace> through(Station from, Party to, NatGateway nat) {
    if (from.natIds().contains(nat.id())) {
      return List.of(ends(to, nat.id(), new Reach.Shut(Reason.CANNOT_ROUTE, nat.id())));
    }
    var lent =
        nat.addresses().stream()
            .flatMap(a -> Optional.ofNullable(a.privateIp()).stream())
            .min(Comparator.naturalOrder());
    var gateway = door(nat.id(), judge(nat, to));
    // A regional gateway tells no private address of its own, and no ACL asks for one.
    var behind = from.behind(nat, lent.orElse(from.address()));
    var sameSubnet = from.subnetId() != null && from.subnetId().equals(nat.subnetId());
    var entered = sameSubnet ? List.<Door>of() : doors.in(nat.subnetId(), from);
    var before = Stream.concat(entered.stream(), Stream.of(gateway)).toList();
    var after = sameSubnet ? List.<Door>of() : back(nat, from);
    return router.leave(behind, to).stream().map(trace -> trace.between(before, after)).toList();
  }

  private List<Door> back(NatGateway nat, Station to) {
    if (nat.subnetId() == null) {
      return List.of();
    }
    var route = doors.routeBack(nat.subnetId(), to, LOCAL);
    return Stream.concat(Stream.of(route), doors.replyOut(nat.subnetId(), to).stream()).toList();
  }

  private static Reach judge(NatGateway nat, Party to) {
    if (to.family() != Family.IPV4) {
      return new Reach.Shut(Reason.PROTOCOL_RESTRICTION, nat.id());
    }
    var rule = nat.connectivity().name().toLowerCase(Locale.ROOT) + " " + nat.state();
    return nat.state().equalsIgnoreCase("available")
        ? new Reach.Open(rule)
        : new Reach.Shut(Reason.BAD_STATE, rule);
  }

  private static Trace ends(Party to, String natId, Reach reach) {
    return new Trace(to.addresses(), List.of(door(natId, reach)), Trace.End.UNKNOWN);
  }

  private static Door door(String natId, Reach reach) {
    return new Door(Door.Kind.NAT_GATEWAY, Door.Direction.FORWARD, List.of(natId), reach);
  }
}
