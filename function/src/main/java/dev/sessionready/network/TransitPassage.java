package dev.sessionready.network;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The passage of a packet from a subnet through a transit gateway.
 *
 * @param gate the subnet of the attachment, where it is another than the packet's own
 * @param vpcId the VPC it leads to, where it is known to wear the address
 */
record TransitPassage(Reach reach, Optional<String> gate, Optional<String> vpcId) {

  private static final Comparator<TransitGatewayRoutes.Entry> BEST_FIRST =
      Comparator.comparingInt((TransitGatewayRoutes.Entry entry) -> -entry.cidr().prefix())
          .thenComparing(TransitGatewayRoutes.Entry::origin);

  static TransitPassage stopped(Reach reach) {
    return new TransitPassage(reach, Optional.empty(), Optional.empty());
  }

  static TransitPassage plan(
      Topology topology, Route.Target target, String vpcId, String subnetId, Ip to) {
    var attachments = topology.transitGatewayAttachments(target.id());
    var own = attachments.stream().filter(a -> a.vpcId().equals(vpcId)).findFirst();
    if (own.isEmpty()) {
      return stopped(Beyond.target(target));
    }
    if (!own.get().available()) {
      return stopped(
          new Reach.Shut(Reason.BAD_STATE_ATTACHMENT, own.get().id() + " " + own.get().state()));
    }
    var inZone = gate(topology, own.get(), subnetId);
    if (inZone.isEmpty()) {
      return stopped(new Reach.Shut(Reason.TGW_ATTACH_VPC_AZ_RESTRICTION, own.get().id()));
    }
    var gate = inZone.filter(id -> !id.equals(subnetId));
    var routes = topology.transitGatewayRoutes(own.get().id());
    if (routes.isEmpty()) {
      return new TransitPassage(Beyond.target(target), gate, Optional.empty());
    }
    return routed(topology, target, own.get(), routes.get(), to, attachments, gate);
  }

  /** The attachment's subnet in the zone of the packet's: its own where it is one of them. */
  private static Optional<String> gate(
      Topology topology, TransitGatewayAttachment attachment, String subnetId) {
    if (attachment.subnetIds().contains(subnetId)) {
      return Optional.of(subnetId);
    }
    var zone = topology.subnet(subnetId).map(Subnet::availabilityZone);
    return attachment.subnetIds().stream()
        .filter(id -> topology.subnet(id).map(Subnet::availabilityZone).equals(zone))
        .findFirst();
  }

  private static TransitPassage routed(
      Topology topology,
      Route.Target target,
      TransitGatewayAttachment from,
      TransitGatewayRoutes routes,
      Ip to,
      List<TransitGatewayAttachment> attachments,
      Optional<String> gate) {
    var best = routes.routes().stream().filter(e -> e.cidr().contains(to)).min(BEST_FIRST);
    if (best.isEmpty()) {
      var shut = new Reach.Shut(Reason.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT, routes.id());
      return new TransitPassage(shut, gate, Optional.empty());
    }
    var rule = best.get().cidr() + " " + String.join(" ", best.get().attachmentIds());
    return switch (best.get().state()) {
      case BLACKHOLE ->
          new TransitPassage(
              new Reach.Shut(Reason.TGW_RTB_BAD_STATE_ROUTE, rule.strip()), gate, Optional.empty());
      case ACTIVE -> {
        if (best.get().attachmentIds().equals(List.of(from.id()))) {
          yield new TransitPassage(
              new Reach.Shut(Reason.TGW_RTB_CANNOT_ROUTE, rule), gate, Optional.empty());
        }
        var vpcId =
            attachments.stream()
                .filter(a -> best.get().attachmentIds().equals(List.of(a.id())) && a.available())
                .map(TransitGatewayAttachment::vpcId)
                .filter(id -> wears(topology, id, to))
                .findFirst();
        yield new TransitPassage(
            vpcId.isPresent() ? new Reach.Open(rule) : Beyond.target(target), gate, vpcId);
      }
    };
  }

  private static boolean wears(Topology topology, String vpcId, Ip address) {
    return topology.vpc(vpcId).stream()
        .flatMap(vpc -> vpc.cidrs().stream())
        .anyMatch(cidr -> cidr.contains(address));
  }
}
