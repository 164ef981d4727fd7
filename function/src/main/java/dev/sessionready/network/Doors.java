package dev.sessionready.network;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the doors that stand on every way: filters, routes back, and what does not exist. */
final class Doors {

  private final Topology topology;
  private final SourcePorts port;

  Doors(Topology topology, int port) {
    this.topology = topology;
    this.port = SourcePorts.exactly(port);
  }

  Topology topology() {
    return topology;
  }

  Door groupsOut(List<String> groupIds, Party remote) {
    var number = port.whole().from();
    return new Door(
        Door.Kind.SECURITY_GROUP_EGRESS,
        Door.Direction.FORWARD,
        groupIds.stream().sorted().toList(),
        GroupFilter.egress(topology, groupIds, remote, number));
  }

  Door groupsIn(List<String> groupIds, Party remote) {
    var number = port.whole().from();
    return new Door(
        Door.Kind.SECURITY_GROUP_INGRESS,
        Door.Direction.FORWARD,
        groupIds.stream().sorted().toList(),
        GroupFilter.ingress(topology, groupIds, remote, number));
  }

  /** The ACL where the packet leaves a subnet. */
  List<Door> out(Station from, Party to) {
    return acl(from.subnetId(), true, Door.Direction.FORWARD, to, port);
  }

  /** The ACL where the packet of a station enters another subnet. */
  List<Door> in(@Nullable String subnetId, Station from) {
    return acl(subnetId, false, Door.Direction.FORWARD, from.party(), port);
  }

  /** The ACL where the packet leaves a subnet that it only passed. */
  List<Door> outOf(String subnetId, Party to) {
    return acl(subnetId, true, Door.Direction.FORWARD, to, port);
  }

  /** The ACL where the reply leaves a subnet for the station. */
  List<Door> replyOut(@Nullable String subnetId, Station to) {
    return acl(subnetId, true, Door.Direction.REPLY, to.party(), to.ports());
  }

  /** The ACL where the reply enters the subnet of the station. */
  List<Door> replyIn(Party from, Station to) {
    return acl(to.subnetId(), false, Door.Direction.REPLY, from, to.ports());
  }

  /** The ACL where the reply to the station enters a subnet that it only passes. */
  List<Door> replyInto(String subnetId, Party from, Station to) {
    return acl(subnetId, false, Door.Direction.REPLY, from, to.ports());
  }

  private List<Door> acl(
      @Nullable String subnetId,
      boolean egress,
      Door.Direction direction,
      Party remote,
      SourcePorts ports) {
    if (subnetId == null) {
      return List.of();
    }
    var kind = egress ? Door.Kind.NETWORK_ACL_OUT : Door.Kind.NETWORK_ACL_IN;
    return List.of(
        door(
            kind,
            direction,
            subnetId,
            () -> topology.networkAcl(subnetId),
            NetworkAcl::id,
            acl -> AclFilter.judge(acl, egress, remote, ports)));
  }

  /** The route by which a reply leaves a subnet: it must be the very link that it came by. */
  Door routeBack(String subnetId, Station to, Route.Target link) {
    return door(
        Door.Kind.ROUTE,
        Door.Direction.REPLY,
        subnetId,
        () -> topology.routeTable(subnetId),
        RouteTable::id,
        table -> back(RouteChoice.choose(table, to.address(), topology), link));
  }

  private static Reach back(RouteChoice.Pick pick, Route.Target link) {
    var route = pick.route();
    var judged = carries(pick);
    if (route == null || !(judged instanceof Reach.Open) || route.target().equals(link)) {
      return judged;
    }
    return switch (route.target().kind()) {
      case INTERNET_GATEWAY, EGRESS_ONLY_INTERNET_GATEWAY, NAT_GATEWAY ->
          new Reach.Shut(Reason.CANNOT_ROUTE, route.rule());
      case LOCAL,
          VPC_ENDPOINT,
          PEERING,
          TRANSIT_GATEWAY,
          VIRTUAL_PRIVATE_GATEWAY,
          LOCAL_GATEWAY,
          CARRIER_GATEWAY,
          NETWORK_INTERFACE,
          INSTANCE,
          CORE_NETWORK,
          OTHER ->
          Beyond.target(route.target());
    };
  }

  /** Whether there is a route and its target still stands. */
  static Reach carries(RouteChoice.Pick pick) {
    var route = pick.route();
    if (route == null) {
      return new Reach.Shut(Reason.NO_ROUTE_TO_DESTINATION, "");
    }
    if (!pick.rivals().isEmpty()) {
      return new Reach.Unverifiable(
          Doubt.OVERLAPPING_ROUTES,
          Stream.concat(Stream.of(route), pick.rivals().stream())
              .map(Route::rule)
              .collect(Collectors.joining("; ")));
    }
    return switch (route.state()) {
      case ACTIVE -> new Reach.Open(route.rule());
      case BLACKHOLE -> new Reach.Shut(Reason.BAD_STATE_ROUTE, route.rule());
    };
  }

  /** A door at a subnet that another resource decides, named by it once it is found. */
  private <T> Door door(
      Door.Kind kind,
      Door.Direction direction,
      String askedId,
      Supplier<Optional<T>> look,
      Function<T, String> id,
      Function<T, Reach> judgement) {
    return switch (Sight.found(askedId, look)) {
      case Sight.Hidden<T>(var doubt) -> new Door(kind, direction, List.of(askedId), doubt);
      case Sight.Seen<T>(var found) -> {
        var ids = List.of(id.apply(found), askedId);
        var reach = Sight.judge(askedId, () -> judgement.apply(found));
        yield new Door(kind, direction, ids, reach);
      }
    };
  }

  /**
   * What it means that AWS shows no such thing in a VPC: in one's own that there is none; in
   * another account's nothing, since its gateways and endpoints are not shown.
   *
   * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-limitations.html">
   *     Limitations of shared VPCs</a>
   */
  Reach missing(String vpcId, String id, Reason reason) {
    return Sight.judge(
        vpcId,
        () -> {
          var vpc = topology.vpc(vpcId);
          if (vpc.isEmpty()) {
            return new Reach.Unverifiable(Doubt.NOT_VISIBLE, vpcId);
          }
          return vpc.get().ownerId().equals(topology.account())
              ? new Reach.Shut(reason, id)
              : new Reach.Unverifiable(Doubt.SHARED_VPC, id);
        });
  }
}
