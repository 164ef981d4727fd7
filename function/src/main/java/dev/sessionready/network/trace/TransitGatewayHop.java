package dev.sessionready.network.trace;

import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Over a transit gateway into another VPC of the account, where both the attachments and the route
 * tables of the gateway are seen; otherwise it is unknown.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html">Network ACLs for transit
 *     gateways</a>
 */
final class TransitGatewayHop {

  private final PathComponents components;
  private final Topology topology;
  private final Delivery arrival;

  TransitGatewayHop(PathComponents components, Delivery arrival) {
    this.components = components;
    this.topology = components.topology();
    this.arrival = arrival;
  }

  PacketPath take(PacketHop from, Peer to, Route.Target target) {
    var address = to.host();
    var subnetId = from.subnetId();
    if (subnetId == null) {
      return ends(
          to,
          component(
              PathComponent.Direction.FORWARD, target.id(), UnfollowedTargets.target(target)));
    }
    return switch (Lookup.of(
        target.id(),
        () ->
            new TransitGatewayRouting(components, target).path(from.vpcId(), subnetId, address))) {
      case Lookup.Failed<TransitGatewayTraversal>(var doubt) ->
          ends(to, component(PathComponent.Direction.FORWARD, target.id(), doubt));
      case Lookup.Found<TransitGatewayTraversal>(var path) -> through(from, to, target, path);
    };
  }

  private PacketPath through(
      PacketHop from, Peer to, Route.Target target, TransitGatewayTraversal out) {
    var before = new ArrayList<PathComponent>();
    out.attachmentSubnet().ifPresent(gate -> before.addAll(components.in(gate, from)));
    before.add(component(PathComponent.Direction.FORWARD, target.id(), out.reachability()));
    var after = new ArrayList<PathComponent>();
    out.attachmentSubnet().ifPresent(gate -> after.addAll(components.replyOut(gate, from)));
    if (out.vpcId().isEmpty()) {
      return new PacketPath(to.addresses(), List.of(), PacketPath.End.UNKNOWN)
          .between(before, after);
    }
    var vpcId = out.vpcId().get();
    var address = to.addresses().getFirst().first();
    var reply = reply(target, vpcId, address, from);
    reply.attachmentSubnet().ifPresent(gate -> before.addAll(components.outOf(gate, to)));
    after.addFirst(component(PathComponent.Direction.RETURN, target.id(), reply.reachability()));
    reply
        .attachmentSubnet()
        .ifPresent(gate -> after.addAll(0, components.replyInto(gate, to, from)));
    return arrival.across(vpcId, address, from, target).between(before, after);
  }

  /** The reply's crossing of the gateway; it must end where the packet came from. */
  private TransitGatewayTraversal reply(Route.Target target, String vpcId, Ip owner, PacketHop to) {
    var path =
        Lookup.of(
            target.id(),
            () -> {
              var subnetId =
                  topology.networkInterfaceAt(vpcId, owner).map(NetworkInterface::subnetId);
              return subnetId.isEmpty()
                  ? TransitGatewayTraversal.stopped(UnfollowedTargets.target(target))
                  : new TransitGatewayRouting(components, target)
                      .path(vpcId, subnetId.get(), Optional.of(to.address()));
            });
    return switch (path) {
      case Lookup.Failed<TransitGatewayTraversal>(var doubt) ->
          TransitGatewayTraversal.stopped(doubt);
      case Lookup.Found<TransitGatewayTraversal>(var planned) -> planned;
    };
  }

  private static PacketPath ends(Peer to, PathComponent component) {
    return new PacketPath(to.addresses(), List.of(component), PacketPath.End.UNKNOWN);
  }

  private static PathComponent component(
      PathComponent.Direction direction, String id, Reachability reachability) {
    return new PathComponent(
        PathComponent.Kind.TRANSIT_GATEWAY, direction, List.of(id), reachability);
  }
}
