package dev.sessionready.network;

import java.util.List;
import java.util.Optional;

/** Through an internet gateway, with a public address that the gateway maps. */
final class InternetGatewayHop {

  private static final Cidr SHARED_SPACE = Cidr.parse("100.64.0.0/10");

  private final Doors doors;
  private final Topology topology;

  InternetGatewayHop(Doors doors) {
    this.doors = doors;
    this.topology = doors.topology();
  }

  Trace take(Station from, Party to, Route.Target target) {
    var gateway =
        new Door(
            Door.Kind.INTERNET_GATEWAY,
            Door.Direction.FORWARD,
            List.of(target.id()),
            Sight.judge(target.id(), () -> judge(from, to, target.id())));
    var onward = new Trace(to.addresses(), back(from, target.id()), Trace.End.INTERNET);
    var barrier = PublicAccessBarrier.door(topology, from, !from.natIds().isEmpty());
    return onward.between(List.of(barrier, gateway), List.of());
  }

  private Reach judge(Station from, Party to, String gatewayId) {
    var gateway = topology.internetGateway(gatewayId);
    if (gateway.isEmpty()) {
      return doors.missing(from.vpcId(), gatewayId, Reason.UNKNOWN_RESOURCE);
    }
    if (gateway.get().attachments().stream().noneMatch(a -> a.serves(from.vpcId()))) {
      return new Reach.Shut(Reason.BAD_STATE_ATTACHMENT, gatewayId);
    }
    if (!mapped(from)) {
      return unmapped(from);
    }
    return destination(to, gatewayId);
  }

  // Whose address is missing decides where it has to be mended.
  private static Reach unmapped(Station from) {
    return from.natIds().isEmpty()
        ? new Reach.Shut(Reason.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS, from.address().toString())
        : new Reach.Shut(Reason.NAT_GATEWAY_WITHOUT_PUBLIC_ADDRESS, from.natIds().getLast());
  }

  /** An IPv6 address needs no mapping, unless it is a private one. */
  private static boolean mapped(Station from) {
    return switch (from.address().family()) {
      case IPV4 -> from.publicAddress();
      case IPV6 -> from.address().isPublic();
    };
  }

  private static Reach destination(Party to, String gatewayId) {
    if (to.addresses().stream().anyMatch(block -> block.first().isPublic())) {
      return new Reach.Open(gatewayId);
    }
    var shared = to.addresses().stream().allMatch(SHARED_SPACE::contains);
    return new Reach.Shut(
        shared
            ? Reason.IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS
            : Reason.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
        Space.text(to.addresses()));
  }

  /** A route table of the gateway itself may send replies through an appliance first. */
  private List<Door> back(Station to, String gatewayId) {
    return switch (Sight.of(gatewayId, () -> topology.gatewayRouteTable(gatewayId))) {
      case Sight.Hidden<Optional<RouteTable>>(var doubt) -> List.of(back(gatewayId, doubt));
      case Sight.Seen<Optional<RouteTable>>(var table) ->
          table
              .map(edge -> back(edge.id(), Sight.judge(edge.id(), () -> redirected(edge, to))))
              .stream()
              .toList();
    };
  }

  private static Door back(String id, Reach reach) {
    return new Door(Door.Kind.ROUTE, Door.Direction.REPLY, List.of(id), reach);
  }

  private Reach redirected(RouteTable edge, Station to) {
    var pick = RouteChoice.choose(edge, to.address(), topology);
    var route = pick.route();
    if (!pick.rivals().isEmpty()) {
      return Doors.carries(pick);
    }
    if (route == null || route.target().kind() == Route.Kind.LOCAL) {
      return new Reach.Open(route == null ? "" : route.rule());
    }
    return switch (route.state()) {
      case ACTIVE -> new Reach.Unverifiable(Doubt.INGRESS_ROUTING, route.target().id());
      case BLACKHOLE -> new Reach.Shut(Reason.BAD_STATE_ROUTE, route.rule());
    };
  }
}
