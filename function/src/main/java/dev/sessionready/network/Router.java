package dev.sessionready.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the packets of one walk leave a station: by which route, through which ACL, over which hop.
 */
final class Router {

  private final Doors doors;
  private final Topology topology;
  private final Arrival arrival;
  private int tables;

  Router(Doors doors) {
    this.doors = doors;
    this.topology = doors.topology();
    this.arrival = new Arrival(doors);
  }

  /**
   * The ways to the addresses: one for every route that some of them take.
   *
   * @throws TooComplex where there are more than are worth following
   */
  List<Trace> leave(Station from, Party to) {
    if (from.natIds().size() > TooComplex.MOST_GATEWAYS) {
      throw new TooComplex("> " + TooComplex.MOST_GATEWAYS + " NAT gateways");
    }
    if (++tables > TooComplex.MOST_TABLES) {
      throw new TooComplex("> " + TooComplex.MOST_TABLES + " route tables");
    }
    var id = from.id();
    return switch (Sight.of(id, () -> neighbour(from, to))) {
      case Sight.Hidden<Boolean>(var doubt) -> List.of(lost(from, to, List.of(id), doubt));
      case Sight.Seen<Boolean>(var near) ->
          near
              ? List.of(arrival.nextDoor(from, to.addresses().getFirst().first()))
              : routed(from, to, id);
    };
  }

  /** Whether the address is in the station's own subnet, where neither routes nor ACLs apply. */
  private boolean neighbour(Station from, Party to) {
    var address = to.host();
    if (address.isEmpty() || from.subnetId() == null) {
      return false;
    }
    return topology.subnet(from.subnetId()).stream()
        .flatMap(subnet -> subnet.cidrs().stream())
        .anyMatch(cidr -> cidr.contains(address.get()));
  }

  private List<Trace> routed(Station from, Party to, String id) {
    return switch (Sight.found(id, () -> table(from))) {
      case Sight.Hidden<RouteTable>(var doubt) -> List.of(lost(from, to, List.of(id), doubt));
      case Sight.Seen<RouteTable>(var table) -> {
        var ids = List.of(table.id(), id);
        yield switch (Sight.of(
            table.id(), () -> RouteChoice.choose(table, to.addresses(), topology))) {
          case Sight.Hidden<List<RouteChoice.Pick>>(var doubt) ->
              List.of(lost(from, to, ids, doubt));
          case Sight.Seen<List<RouteChoice.Pick>>(var picks) ->
              picks.stream()
                  .flatMap(pick -> cross(from, to.part(pick.addresses()), ids, pick))
                  .toList();
        };
      }
    };
  }

  /** A regional NAT gateway stands in no subnet and has a table of its own. */
  private Optional<RouteTable> table(Station from) {
    return from.subnetId() == null
        ? topology.gatewayRouteTable(from.id())
        : topology.routeTable(from.subnetId());
  }

  private Stream<Trace> cross(
      Station from, Party to, List<String> tableIds, RouteChoice.Pick pick) {
    var reach = Doors.carries(pick);
    var route = pick.route();
    var onward =
        route == null || !(reach instanceof Reach.Open)
            ? List.of(new Trace(to.addresses(), List.of(), Trace.End.UNKNOWN))
            : hop(from, to, route.target());
    return onward.stream().map(trace -> bordered(from, to, tableIds, reach, trace));
  }

  /** A way whose next hop could not be seen; the border of the subnet is judged all the same. */
  private Trace lost(Station from, Party to, List<String> ids, Reach.Unverifiable doubt) {
    return bordered(from, to, ids, doubt, new Trace(to.addresses(), List.of(), Trace.End.UNKNOWN));
  }

  private Trace bordered(Station from, Party to, List<String> tableIds, Reach route, Trace onward) {
    var door = new Door(Door.Kind.ROUTE, Door.Direction.FORWARD, tableIds, route);
    var before = Stream.concat(Stream.of(door), doors.out(from, to).stream()).toList();
    return onward.between(before, doors.replyIn(to, from));
  }

  private List<Trace> hop(Station from, Party to, Route.Target target) {
    return switch (target.kind()) {
      case LOCAL -> arrival.local(from, to, target);
      case VPC_ENDPOINT -> new EndpointHop(topology).take(to, target);
      case INTERNET_GATEWAY -> List.of(new InternetGatewayHop(doors).take(from, to, target));
      case EGRESS_ONLY_INTERNET_GATEWAY -> List.of(new EgressOnlyHop(doors).take(from, to, target));
      case NAT_GATEWAY -> new NatHop(doors, this).take(from, to, target);
      case PEERING -> List.of(new PeeringHop(doors, arrival).take(from, to, target));
      case TRANSIT_GATEWAY -> List.of(new TransitGatewayHop(doors, arrival).take(from, to, target));
      case NETWORK_INTERFACE -> List.of(appliance(to, target));
      case VIRTUAL_PRIVATE_GATEWAY, LOCAL_GATEWAY, CARRIER_GATEWAY, INSTANCE, CORE_NETWORK, OTHER ->
          List.of(ends(to, target, Beyond.target(target)));
    };
  }

  /** A network interface forwards only what is its own, unless its source/dest check is off. */
  private Trace appliance(Party to, Route.Target target) {
    return ends(
        to,
        target,
        Sight.judge(
            target.id(),
            () ->
                topology
                        .networkInterface(target.id())
                        .filter(NetworkInterface::sourceDestCheck)
                        .isPresent()
                    ? new Reach.Shut(Reason.ENI_SOURCE_DEST_CHECK_RESTRICTION, target.id())
                    : Beyond.target(target)));
  }

  private static Trace ends(Party to, Route.Target target, Reach reach) {
    var door = new Door(Door.Kind.ROUTE, Door.Direction.FORWARD, List.of(target.id()), reach);
    return new Trace(to.addresses(), List.of(door), Trace.End.UNKNOWN);
  }
}
