package dev.sessionready.network.trace;

import dev.sessionready.network.address.Family;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import java.util.List;

/** Through an egress-only internet gateway, which carries IPv6 only. */
final class EgressOnlyHop {

  private final PathComponents components;

  EgressOnlyHop(PathComponents components) {
    this.components = components;
  }

  PacketPath take(PacketHop from, Peer to, Route.Target target) {
    var gateway =
        new PathComponent(
            PathComponent.Kind.EGRESS_ONLY_INTERNET_GATEWAY,
            PathComponent.Direction.FORWARD,
            List.of(target.id()),
            Lookup.judge(target.id(), () -> judge(from, target.id())));
    var barrier = PublicAccessBlock.component(components.topology(), from, true);
    return new PacketPath(to.addresses(), List.of(barrier, gateway), PacketPath.End.INTERNET);
  }

  private Reachability judge(PacketHop from, String gatewayId) {
    if (from.address().family() != Family.IPV6) {
      return new Reachability.Blocked(ExplanationCode.PROTOCOL_RESTRICTION, gatewayId);
    }
    var gateway = components.topology().egressOnlyInternetGateway(gatewayId);
    if (gateway.isEmpty()) {
      return components.missing(from.vpcId(), gatewayId, ExplanationCode.UNKNOWN_RESOURCE);
    }
    if (gateway.get().attachments().stream().noneMatch(a -> a.serves(from.vpcId()))) {
      return new Reachability.Blocked(ExplanationCode.BAD_STATE_ATTACHMENT, gatewayId);
    }
    return from.address().isPublic()
        ? new Reachability.Allowed(gatewayId)
        : new Reachability.Blocked(
            ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS, from.address().toString());
  }
}
