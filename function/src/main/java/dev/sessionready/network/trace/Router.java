package dev.sessionready.network.trace;

import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.RouteTable;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How packets leave a hop: by which route, through which ACL, over which next hop. */
final class Router {

  private final PathComponents components;
  private final Topology topology;
  private final Delivery arrival;
  private int tables;

  Router(PathComponents components) {
    this.components = components;
    this.topology = components.topology();
    this.arrival = new Delivery(components);
  }

  /**
   * The paths to the addresses: one for every route that some of them take.
   *
   * @throws TooComplex where there are more than are worth following
   */
  List<PacketPath> leave(PacketHop from, Peer to) {
    if (from.natIds().size() > TooComplex.MOST_GATEWAYS) {
      throw new TooComplex("> " + TooComplex.MOST_GATEWAYS + " NAT gateways");
    }
    if (++tables > TooComplex.MOST_TABLES) {
      throw new TooComplex("> " + TooComplex.MOST_TABLES + " route tables");
    }
    var id = from.id();
    return switch (Lookup.of(id, () -> neighbour(from, to))) {
      case Lookup.Failed<Boolean>(var doubt) -> List.of(lost(from, to, List.of(id), doubt));
      case Lookup.Found<Boolean>(var near) ->
          near
              ? List.of(arrival.nextComponent(from, to.addresses().getFirst().first()))
              : routed(from, to, id);
    };
  }

  /** Whether the address is in the hop's own subnet, where neither routes nor ACLs apply. */
  private boolean neighbour(PacketHop from, Peer to) {
    var address = to.host();
    if (address.isEmpty() || from.subnetId() == null) {
      return false;
    }
    return topology.subnet(from.subnetId()).stream()
        .flatMap(subnet -> subnet.cidrs().stream())
        .anyMatch(cidr -> cidr.contains(address.get()));
  }

  private List<PacketPath> routed(PacketHop from, Peer to, String id) {
    return switch (Lookup.found(id, () -> table(from))) {
      case Lookup.Failed<RouteTable>(var doubt) -> List.of(lost(from, to, List.of(id), doubt));
      case Lookup.Found<RouteTable>(var table) -> {
        var ids = List.of(table.id(), id);
        yield switch (Lookup.of(
            table.id(), () -> RouteSelection.choose(table, to.addresses(), topology))) {
          case Lookup.Failed<List<RouteSelection.Pick>>(var doubt) ->
              List.of(lost(from, to, ids, doubt));
          case Lookup.Found<List<RouteSelection.Pick>>(var picks) ->
              picks.stream()
                  .flatMap(pick -> cross(from, to.part(pick.addresses()), ids, pick))
                  .toList();
        };
      }
    };
  }

  /** A regional NAT gateway stands in no subnet and has a table of its own. */
  private Optional<RouteTable> table(PacketHop from) {
    return from.subnetId() == null
        ? topology.gatewayRouteTable(from.id())
        : topology.routeTable(from.subnetId());
  }

  private Stream<PacketPath> cross(
      PacketHop from, Peer to, List<String> tableIds, RouteSelection.Pick pick) {
    var reachability = PathComponents.carries(pick);
    var route = pick.route();
    var onward =
        route == null || !(reachability instanceof Reachability.Allowed)
            ? List.of(new PacketPath(to.addresses(), List.of(), PacketPath.End.UNKNOWN))
            : hop(from, to, route.target());
    return onward.stream()
        .map(packetPath -> bordered(from, to, tableIds, reachability, packetPath));
  }

  /**
   * A path whose next hop could not be seen; the components at the border of the subnet are
   * evaluated all the same.
   */
  private PacketPath lost(PacketHop from, Peer to, List<String> ids, Reachability.Unknown doubt) {
    return bordered(
        from, to, ids, doubt, new PacketPath(to.addresses(), List.of(), PacketPath.End.UNKNOWN));
  }

  private PacketPath bordered(
      PacketHop from, Peer to, List<String> tableIds, Reachability route, PacketPath onward) {
    var component =
        new PathComponent(
            PathComponent.Kind.ROUTE, PathComponent.Direction.FORWARD, tableIds, route);
    var before = new ArrayList<>(List.of(component));
    before.addAll(components.out(from, to));
    return onward.between(before, components.replyIn(to, from));
  }

  private List<PacketPath> hop(PacketHop from, Peer to, Route.Target target) {
    return switch (target.kind()) {
      case LOCAL -> arrival.local(from, to, target);
      case VPC_ENDPOINT -> new EndpointHop(topology).take(to, target);
      case INTERNET_GATEWAY -> List.of(new InternetGatewayHop(components).take(from, to, target));
      case EGRESS_ONLY_INTERNET_GATEWAY ->
          List.of(new EgressOnlyHop(components).take(from, to, target));
      case NAT_GATEWAY -> new NatHop(components, this).take(from, to, target);
      case PEERING -> List.of(new PeeringHop(components, arrival).take(from, to, target));
      case TRANSIT_GATEWAY ->
          List.of(new TransitGatewayHop(components, arrival).take(from, to, target));
      case NETWORK_INTERFACE -> List.of(appliance(to, target));
      case VIRTUAL_PRIVATE_GATEWAY, LOCAL_GATEWAY, CARRIER_GATEWAY, INSTANCE, CORE_NETWORK, OTHER ->
          List.of(ends(to, target, UnfollowedTargets.target(target)));
    };
  }

  /** A network interface forwards only what is its own, unless its source/dest check is off. */
  private PacketPath appliance(Peer to, Route.Target target) {
    return ends(
        to,
        target,
        Lookup.judge(
            target.id(),
            () ->
                topology
                        .networkInterface(target.id())
                        .filter(NetworkInterface::sourceDestCheck)
                        .isPresent()
                    ? new Reachability.Blocked(
                        ExplanationCode.ENI_SOURCE_DEST_CHECK_RESTRICTION, target.id())
                    : UnfollowedTargets.target(target)));
  }

  private static PacketPath ends(Peer to, Route.Target target, Reachability reachability) {
    var component =
        new PathComponent(
            PathComponent.Kind.ROUTE,
            PathComponent.Direction.FORWARD,
            List.of(target.id()),
            reachability);
    return new PacketPath(to.addresses(), List.of(component), PacketPath.End.UNKNOWN);
  }
}
