package dev.sessionready.network.trace;

import dev.sessionready.network.address.Family;
import dev.sessionready.network.model.NatGateway;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
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

  private final PathComponents components;
  private final Router router;

  NatHop(PathComponents components, Router router) {
    this.components = components;
    this.router = router;
  }

  List<PacketPath> take(PacketHop from, Peer to, Route.Target target) {
    var id = target.id();
    return switch (Lookup.of(id, () -> components.topology().natGateway(id))) {
      case Lookup.Failed<Optional<NatGateway>>(var doubt) -> List.of(ends(to, id, doubt));
      case Lookup.Found<Optional<NatGateway>>(var found) ->
          found
              .map(nat -> through(from, to, nat))
              .orElseGet(() ->
                  List.of(
                      ends(
                          to,
                          id,
                          components.missing(from.vpcId(), id, ExplanationCode.UNKNOWN_RESOURCE))));
    };
  }

  private List<PacketPath> through(PacketHop from, Peer to, NatGateway nat) {
    if (from.natIds().contains(nat.id())) {
      return List.of(
          ends(to, nat.id(), new Reachability.Blocked(ExplanationCode.CANNOT_ROUTE, nat.id())));
    }
    var lent =
        nat.addresses().stream()
            .flatMap(a -> Optional.ofNullable(a.privateIp()).stream())
            .min(Comparator.naturalOrder());
    var gateway = component(nat.id(), judge(nat, to));
    // A regional gateway shows no private address of its own, and no ACL asks for one.
    var behind = from.behind(nat, lent.orElse(from.address()));
    var sameSubnet = from.subnetId() != null && from.subnetId().equals(nat.subnetId());
    var entered = sameSubnet ? List.<PathComponent>of() : components.in(nat.subnetId(), from);
    var before = Stream.concat(entered.stream(), Stream.of(gateway)).toList();
    var after = sameSubnet ? List.<PathComponent>of() : back(nat, from);
    return router.leave(behind, to).stream()
        .map(packetPath -> packetPath.between(before, after))
        .toList();
  }

  private List<PathComponent> back(NatGateway nat, PacketHop to) {
    if (nat.subnetId() == null) {
      return List.of();
    }
    var route = components.routeBack(nat.subnetId(), to, LOCAL);
    return Stream.concat(Stream.of(route), components.replyOut(nat.subnetId(), to).stream())
        .toList();
  }

  private static Reachability judge(NatGateway nat, Peer to) {
    if (to.family() != Family.IPV4) {
      return new Reachability.Blocked(ExplanationCode.PROTOCOL_RESTRICTION, nat.id());
    }
    var rule = nat.connectivity().name().toLowerCase(Locale.ROOT) + " " + nat.state();
    return nat.state().equalsIgnoreCase("available")
        ? new Reachability.Allowed(rule)
        : new Reachability.Blocked(ExplanationCode.BAD_STATE, rule);
  }

  private static PacketPath ends(Peer to, String natId, Reachability reachability) {
    return new PacketPath(
        to.addresses(), List.of(component(natId, reachability)), PacketPath.End.UNKNOWN);
  }

  private static PathComponent component(String natId, Reachability reachability) {
    return new PathComponent(
        PathComponent.Kind.NAT_GATEWAY,
        PathComponent.Direction.FORWARD,
        List.of(natId),
        reachability);
  }
}
