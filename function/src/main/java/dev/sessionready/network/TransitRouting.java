package dev.sessionready.network;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a transit gateway routes: in through the attachment of the VPC, in the Availability Zone of
 * the packet, and on by the route table that the attachment is associated with.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html">How
 *     transit gateways work</a>
 */
final class TransitRouting {

  private static final Comparator<TransitGatewayRoutes.Entry> BEST_FIRST =
      Comparator.comparingInt((TransitGatewayRoutes.Entry entry) -> -entry.cidr().prefix())
          .thenComparing(TransitGatewayRoutes.Entry::origin);

  private final Topology topology;
  private final Route.Target target;

  TransitRouting(Topology topology, Route.Target target) {
    this.topology = topology;
    this.target = target;
  }

  /**
   * The passage of a packet that leaves a subnet of a VPC for an address.
   *
   * @throws Unseen where a lookup could not look
   */
  TransitPassage passage(String vpcId, String subnetId, Ip to) {
    var attached =
        topology.transitGatewayAttachments(target.id()).stream()
            .filter(attachment -> attachment.vpcId().equals(vpcId))
            .findFirst();
    if (attached.isEmpty()) {
      return TransitPassage.stopped(Beyond.target(target));
    }
    var own = attached.get();
    if (!own.available()) {
      var shut = new Reach.Shut(Reason.BAD_STATE_ATTACHMENT, own.id() + " " + own.state());
      return TransitPassage.stopped(shut);
    }
    var entered = inZoneOf(subnetId, own);
    if (entered.isEmpty()) {
      var shut = new Reach.Shut(Reason.TGW_ATTACH_VPC_AZ_RESTRICTION, own.id());
      return TransitPassage.stopped(shut);
    }
    var gate = entered.filter(id -> !id.equals(subnetId));
    return topology
        .transitGatewayRoutes(own.id())
        .map(routes -> routed(own, routes, to, gate))
        .orElseGet(() -> new TransitPassage(Beyond.target(target), gate, Optional.empty()));
  }

  /** The attachment's subnet in the zone of the packet's: its own where it is one of them. */
  private Optional<String> inZoneOf(String subnetId, TransitGatewayAttachment attachment) {
    if (attachment.subnetIds().contains(subnetId)) {
      return Optional.of(subnetId);
    }
    var zone = topology.subnet(subnetId).map(Subnet::availabilityZone);
    return attachment.subnetIds().stream()
        .filter(id -> topology.subnet(id).map(Subnet::availabilityZone).equals(zone))
        .findFirst();
  }

  private TransitPassage routed(
      TransitGatewayAttachment from, TransitGatewayRoutes routes, Ip to, Optional<String> gate) {
    var best = routes.routes().stream().filter(e -> e.cidr().contains(to)).min(BEST_FIRST);
    var vpcId = best.flatMap(entry -> holder(entry, to));
    var reach =
        best.map(entry -> judge(from, entry, vpcId.isPresent()))
            .orElseGet(
                () -> new Reach.Shut(Reason.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT, routes.id()));
    return new TransitPassage(reach, gate, reach instanceof Reach.Open ? vpcId : Optional.empty());
  }

  private Reach judge(
      TransitGatewayAttachment from, TransitGatewayRoutes.Entry entry, boolean held) {
    var rule = (entry.cidr() + " " + String.join(" ", entry.attachmentIds())).strip();
    return switch (entry.state()) {
      case BLACKHOLE -> new Reach.Shut(Reason.TGW_RTB_BAD_STATE_ROUTE, rule);
      case ACTIVE -> {
        if (entry.attachmentIds().equals(List.of(from.id()))) {
          yield new Reach.Shut(Reason.TGW_RTB_CANNOT_ROUTE, rule);
        }
        yield held ? new Reach.Open(rule) : Beyond.target(target);
      }
    };
  }

  /** The VPC that the route leads to, where it holds the address itself and need not pass it on. */
  private Optional<String> holder(TransitGatewayRoutes.Entry entry, Ip address) {
    return topology.transitGatewayAttachments(target.id()).stream()
        .filter(a -> entry.attachmentIds().equals(List.of(a.id())) && a.available())
        .map(TransitGatewayAttachment::vpcId)
        .filter(id -> holds(id, address))
        .findFirst();
  }

  private boolean holds(String vpcId, Ip address) {
    return topology.vpc(vpcId).stream()
        .flatMap(vpc -> vpc.cidrs().stream())
        .anyMatch(cidr -> cidr.contains(address));
  }
}
