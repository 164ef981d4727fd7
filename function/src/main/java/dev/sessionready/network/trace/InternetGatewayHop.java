package dev.sessionready.network.trace;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.CidrSet;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.RouteTable;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.UnknownReason;
import java.util.List;
import java.util.Optional;

/** Through an internet gateway, with a public address that the gateway maps. */
final class InternetGatewayHop {

  private static final Cidr SHARED_SPACE = Cidr.parse("100.64.0.0/10");

  private final PathComponents components;
  private final Topology topology;

  InternetGatewayHop(PathComponents components) {
    this.components = components;
    this.topology = components.topology();
  }

  PacketPath take(PacketHop from, Peer to, Route.Target target) {
    var gateway =
        new PathComponent(
            PathComponent.Kind.INTERNET_GATEWAY,
            PathComponent.Direction.FORWARD,
            List.of(target.id()),
            Lookup.judge(target.id(), () -> judge(from, to, target.id())));
    var onward = new PacketPath(to.addresses(), back(from, target.id()), PacketPath.End.INTERNET);
    var barrier = PublicAccessBlock.component(topology, from, !from.natIds().isEmpty());
    return onward.between(List.of(barrier, gateway), List.of());
  }

  private Reachability judge(PacketHop from, Peer to, String gatewayId) {
    var gateway = topology.internetGateway(gatewayId);
    if (gateway.isEmpty()) {
      return components.missing(from.vpcId(), gatewayId, ExplanationCode.UNKNOWN_RESOURCE);
    }
    if (gateway.get().attachments().stream().noneMatch(a -> a.serves(from.vpcId()))) {
      return new Reachability.Blocked(ExplanationCode.BAD_STATE_ATTACHMENT, gatewayId);
    }
    if (!mapped(from)) {
      return unmapped(from);
    }
    return destination(to, gatewayId);
  }

  // Whose address is missing decides where it has to be fixed.
  private static Reachability unmapped(PacketHop from) {
    return from.natIds().isEmpty()
        ? new Reachability.Blocked(
            ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS, from.address().toString())
        : new Reachability.Blocked(
            ExplanationCode.NAT_GATEWAY_WITHOUT_PUBLIC_ADDRESS, from.natIds().getLast());
  }

  /** An IPv6 address needs no mapping, unless it is a private one. */
  private static boolean mapped(PacketHop from) {
    return switch (from.address().family()) {
      case IPV4 -> from.publicAddress();
      case IPV6 -> from.address().isPublic();
    };
  }

  private static Reachability destination(Peer to, String gatewayId) {
    if (to.addresses().stream().anyMatch(block -> block.first().isPublic())) {
      return new Reachability.Allowed(gatewayId);
    }
    var shared = to.addresses().stream().allMatch(SHARED_SPACE::contains);
    return new Reachability.Blocked(
        shared
            ? ExplanationCode.IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS
            : ExplanationCode.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
        CidrSet.text(to.addresses()));
  }

  /** A route table of the gateway itself may send replies through an appliance first. */
  private List<PathComponent> back(PacketHop to, String gatewayId) {
    return switch (Lookup.of(gatewayId, () -> topology.gatewayRouteTable(gatewayId))) {
      case Lookup.Failed<Optional<RouteTable>>(var doubt) -> List.of(back(gatewayId, doubt));
      case Lookup.Found<Optional<RouteTable>>(var table) ->
          table
              .map(edge -> back(edge.id(), Lookup.judge(edge.id(), () -> redirected(edge, to))))
              .stream()
              .toList();
    };
  }

  private static PathComponent back(String id, Reachability reachability) {
    return new PathComponent(
        PathComponent.Kind.ROUTE, PathComponent.Direction.RETURN, List.of(id), reachability);
  }

  private Reachability redirected(RouteTable edge, PacketHop to) {
    var pick = RouteSelection.choose(edge, to.address(), topology);
    var route = pick.route();
    if (!pick.rivals().isEmpty()) {
      return PathComponents.carries(pick);
    }
    if (route == null || route.target().kind() == Route.Kind.LOCAL) {
      return new Reachability.Allowed(route == null ? "" : route.rule());
    }
    return switch (route.state()) {
      case ACTIVE -> new Reachability.Unknown(UnknownReason.INGRESS_ROUTING, route.target().id());
      case BLACKHOLE -> new Reachability.Blocked(ExplanationCode.BAD_STATE_ROUTE, route.rule());
    };
  }
}
