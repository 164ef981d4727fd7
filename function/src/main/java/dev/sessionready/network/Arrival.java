package dev.sessionready.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The doors where a packet comes to the network interface that wears its destination. */
final class Arrival {

  private static final Route.Target LOCAL = Route.Target.of("local");

  private final Doors doors;

  Arrival(Doors doors) {
    this.doors = doors;
  }

  /** Within one subnet only the security group stands between. */
  Trace nextDoor(Station from, Ip address) {
    return at(from.vpcId(), address, from, Optional.empty());
  }

  /** Over the router of the VPC. */
  List<Trace> local(Station from, Party to, Route.Target local) {
    var address = to.host();
    if (address.isPresent()) {
      return List.of(at(from.vpcId(), address.get(), from, Optional.of(LOCAL)));
    }
    if (to.broad()) {
      // The VPC uses these public addresses for itself, so the service is not among them.
      return List.of();
    }
    var reach = new Reach.Shut(Reason.NO_POSSIBLE_DESTINATION, local.id());
    return List.of(nowhere(to.addresses(), from.vpcId(), reach));
  }

  /** Into another VPC, over a link that the reply must take back. */
  Trace across(String vpcId, Ip address, Station from, Route.Target link) {
    return at(vpcId, address, from, Optional.of(link));
  }

  private Trace at(String vpcId, Ip address, Station from, Optional<Route.Target> link) {
    var text = address.toString();
    return switch (Sight.found(text, () -> doors.topology().networkInterfaceAt(vpcId, address))) {
      case Sight.Hidden<NetworkInterface>(var doubt) ->
          nowhere(List.of(address.alone()), text, doubt);
      case Sight.Seen<NetworkInterface>(var wearer) -> to(wearer, address, from, link);
    };
  }

  private Trace to(NetworkInterface wearer, Ip address, Station from, Optional<Route.Target> link) {
    var passed = new ArrayList<Door>();
    link.ifPresent(_ -> passed.addAll(doors.in(wearer.subnetId(), from)));
    passed.add(doors.groupsIn(wearer.groupIds(), from.party()));
    link.ifPresent(way -> {
      passed.add(doors.routeBack(wearer.subnetId(), from, way));
      passed.addAll(doors.replyOut(wearer.subnetId(), from));
    });
    return new Trace(List.of(address.alone()), passed, Trace.End.NETWORK_INTERFACE);
  }

  private static Trace nowhere(List<Cidr> addresses, String id, Reach reach) {
    var door = new Door(Door.Kind.NETWORK_INTERFACE, Door.Direction.FORWARD, List.of(id), reach);
    return new Trace(addresses, List.of(door), Trace.End.UNKNOWN);
  }
}
