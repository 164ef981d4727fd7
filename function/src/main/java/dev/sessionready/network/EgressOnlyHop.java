package dev.sessionready.network;

import java.util.List;

/** Through an egress-only internet gateway, which carries IPv6 only. */
final class EgressOnlyHop {

  private final Doors doors;

  EgressOnlyHop(Doors doors) {
    this.doors = doors;
  }

  Trace take(Station from, Party to, Route.Target target) {
    var gateway =
        new Door(
            Door.Kind.EGRESS_ONLY_INTERNET_GATEWAY,
            Door.Direction.FORWARD,
            List.of(target.id()),
            Sight.judge(target.id(), () -> judge(from, target.id())));
    var barrier = PublicAccessBarrier.door(doors.topology(), from, true);
    return new Trace(to.addresses(), List.of(barrier, gateway), Trace.End.INTERNET);
  }

  private Reach judge(Station from, String gatewayId) {
    if (from.address().family() != Family.IPV6) {
      return new Reach.Shut(Reason.PROTOCOL_RESTRICTION, gatewayId);
    }
    var gateway = doors.topology().egressOnlyInternetGateway(gatewayId);
    if (gateway.isEmpty()) {
      return doors.missing(from.vpcId(), gatewayId, Reason.UNKNOWN_RESOURCE);
    }
    if (gateway.get().attachments().stream().noneMatch(a -> a.serves(from.vpcId()))) {
      return new Reach.Shut(Reason.BAD_STATE_ATTACHMENT, gatewayId);
    }
    return from.address().isPublic()
        ? new Reach.Open(gatewayId)
        : new Reach.Shut(Reason.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS, from.address().toString());
  }
}
