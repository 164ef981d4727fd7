// Over 200 lines: every component that paths have in common is made in one place.
package dev.sessionready.network.trace;

import dev.sessionready.network.model.NetworkAcl;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.RouteTable;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.UnknownReason;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the components that every path has: filters, routes back, and what does not exist. */
final class PathComponents {

  private final Topology topology;
  private final SourcePorts port;

  /** What packets of one hop meet at the far side: the endpoints of all services stand there. */
  private final Map<Met, List<PathComponent>> met = new ConcurrentHashMap<>();

  PathComponents(Topology topology, int port) {
    this.topology = topology;
    this.port = SourcePorts.exactly(port);
  }

  Topology topology() {
    return topology;
  }

  PathComponent groupsOut(List<String> groupIds, Peer remote) {
    var number = port.whole().from();
    return new PathComponent(
        PathComponent.Kind.SECURITY_GROUP_EGRESS,
        PathComponent.Direction.FORWARD,
        groupIds.stream().sorted().toList(),
        SecurityGroupFilter.egress(topology, groupIds, remote, number));
  }

  PathComponent groupsIn(List<String> groupIds, PacketHop from) {
    return once(
            new Met(PathComponent.Kind.SECURITY_GROUP_INGRESS, groupIds, from),
            () -> List.of(groupsIn(groupIds, from.peer())))
        .getFirst();
  }

  private PathComponent groupsIn(List<String> groupIds, Peer remote) {
    var number = port.whole().from();
    return new PathComponent(
        PathComponent.Kind.SECURITY_GROUP_INGRESS,
        PathComponent.Direction.FORWARD,
        groupIds.stream().sorted().toList(),
        SecurityGroupFilter.ingress(topology, groupIds, remote, number));
  }

  /** The ACL where the packet leaves a subnet. */
  List<PathComponent> out(PacketHop from, Peer to) {
    return acl(from.subnetId(), true, PathComponent.Direction.FORWARD, to, port);
  }

  /** The ACL where the packet of a hop enters another subnet. */
  List<PathComponent> in(@Nullable String subnetId, PacketHop from) {
    return once(
        new Met(PathComponent.Kind.NETWORK_ACL_IN, subnetId, from),
        () -> acl(subnetId, false, PathComponent.Direction.FORWARD, from.peer(), port));
  }

  /** The ACL where the packet leaves a subnet that it only passed. */
  List<PathComponent> outOf(String subnetId, Peer to) {
    return acl(subnetId, true, PathComponent.Direction.FORWARD, to, port);
  }

  /** The ACL where the reply leaves a subnet for the hop. */
  List<PathComponent> replyOut(@Nullable String subnetId, PacketHop to) {
    return once(
        new Met(PathComponent.Kind.NETWORK_ACL_OUT, subnetId, to),
        () -> acl(subnetId, true, PathComponent.Direction.RETURN, to.peer(), to.ports()));
  }

  /** The ACL where the reply enters the subnet of the hop. */
  List<PathComponent> replyIn(Peer from, PacketHop to) {
    return acl(to.subnetId(), false, PathComponent.Direction.RETURN, from, to.ports());
  }

  /** The ACL where the reply to the hop enters a subnet that it only passes. */
  List<PathComponent> replyInto(String subnetId, Peer from, PacketHop to) {
    return acl(subnetId, false, PathComponent.Direction.RETURN, from, to.ports());
  }

  // Two threads may make it twice, which is better than that one of them waits.
  private List<PathComponent> once(Met at, Supplier<List<PathComponent>> make) {
    var known = met.get(at);
    if (known == null) {
      known = make.get();
      met.put(at, known);
    }
    return known;
  }

  private List<PathComponent> acl(
      @Nullable String subnetId,
      boolean egress,
      PathComponent.Direction direction,
      Peer remote,
      SourcePorts ports) {
    if (subnetId == null) {
      return List.of();
    }
    var kind = egress ? PathComponent.Kind.NETWORK_ACL_OUT : PathComponent.Kind.NETWORK_ACL_IN;
    return List.of(
        component(
            kind,
            direction,
            subnetId,
            () -> topology.networkAcl(subnetId),
            NetworkAcl::id,
            acl -> filtered(acl, egress, remote, ports)));
  }

  // What an ACL makes of a destination is the same for all subnets that have it. A hop brings its
  // network interface, and its address differs from one position to the next: that is not kept.
  private Reachability filtered(NetworkAcl acl, boolean egress, Peer remote, SourcePorts ports) {
    return remote.networkInterface() == null
        ? topology.once(
            new Filtered(acl, egress, remote, ports),
            Reachability.class,
            () -> NetworkAclFilter.judge(acl, egress, remote, ports))
        : NetworkAclFilter.judge(acl, egress, remote, ports);
  }

  /**
   * The route by which a reply leaves a subnet: it must be the same link that the packet came by.
   */
  PathComponent routeBack(String subnetId, PacketHop to, Route.Target link) {
    return component(
        PathComponent.Kind.ROUTE,
        PathComponent.Direction.RETURN,
        subnetId,
        () -> topology.routeTable(subnetId),
        RouteTable::id,
        table -> back(RouteSelection.choose(table, to.address(), topology), link));
  }

  private static Reachability back(RouteSelection.Pick pick, Route.Target link) {
    var route = pick.route();
    var judged = carries(pick);
    if (route == null || !(judged instanceof Reachability.Allowed) || route.target().equals(link)) {
      return judged;
    }
    return switch (route.target().kind()) {
      case INTERNET_GATEWAY, EGRESS_ONLY_INTERNET_GATEWAY, NAT_GATEWAY ->
          new Reachability.Blocked(ExplanationCode.CANNOT_ROUTE, route.rule());
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
          UnfollowedTargets.target(route.target());
    };
  }

  /** Whether there is a route and its target still stands. */
  static Reachability carries(RouteSelection.Pick pick) {
    var route = pick.route();
    if (route == null) {
      return new Reachability.Blocked(ExplanationCode.NO_ROUTE_TO_DESTINATION, "");
    }
    if (!pick.rivals().isEmpty()) {
      return new Reachability.Unknown(
          UnknownReason.OVERLAPPING_ROUTES,
          Stream.concat(Stream.of(route), pick.rivals().stream())
              .map(Route::rule)
              .collect(Collectors.joining("; ")));
    }
    return switch (route.state()) {
      case ACTIVE -> new Reachability.Allowed(route.rule());
      case BLACKHOLE -> new Reachability.Blocked(ExplanationCode.BAD_STATE_ROUTE, route.rule());
    };
  }

  /** A component at a subnet that another resource decides, named by it once it is found. */
  private <T> PathComponent component(
      PathComponent.Kind kind,
      PathComponent.Direction direction,
      String askedId,
      Supplier<Optional<T>> look,
      Function<T, String> id,
      Function<T, Reachability> decision) {
    return switch (Lookup.found(askedId, look)) {
      case Lookup.Failed<T>(var doubt) ->
          new PathComponent(kind, direction, List.of(askedId), doubt);
      case Lookup.Found<T>(var found) -> {
        var ids = List.of(id.apply(found), askedId);
        var reachability = Lookup.judge(askedId, () -> decision.apply(found));
        yield new PathComponent(kind, direction, ids, reachability);
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
  Reachability missing(String vpcId, String id, ExplanationCode reason) {
    return Lookup.judge(
        vpcId,
        () -> {
          var vpc = topology.vpc(vpcId);
          if (vpc.isEmpty()) {
            return new Reachability.Unknown(UnknownReason.NOT_VISIBLE, vpcId);
          }
          return vpc.get().ownerId().equals(topology.account())
              ? new Reachability.Blocked(reason, id)
              : new Reachability.Unknown(UnknownReason.SHARED_VPC, id);
        });
  }

  /**
   * What a component at the far side rests on.
   *
   * @param place the subnet, or the groups
   * @param hop where the packet comes from
   */
  private record Met(PathComponent.Kind kind, @Nullable Object place, PacketHop hop) {}

  /** What a decision of an ACL rests on. */
  private record Filtered(NetworkAcl acl, boolean egress, Peer remote, SourcePorts ports) {

    // Of what is quick to look at, rather than of all entries and all addresses each time.
    @Override
    public int hashCode() {
      var addresses = remote.addresses();
      return Objects.hash(
          acl.id(), egress, addresses.size(), addresses.getFirst(), ports.whole().from());
    }
  }
}
