package dev.sessionready.network.trace;

import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.TransitGatewayAttachment;
import dev.sessionready.network.model.TransitGatewayRouteTable;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.UnknownReason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a transit gateway routes: in through the attachment of the VPC, in the Availability Zone of
 * the packet, and on by the route table that the attachment is associated with.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html">How
 *     transit gateways work</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/local-zones/latest/ug/local-zones-connectivity-transit-gateway.html">
 *     A Local Zone's traffic to a transit gateway takes the attachment in its parent zone</a>
 */
final class TransitGatewayRouting {

  private static final Comparator<TransitGatewayRouteTable.Entry> BEST_FIRST =
      Comparator.comparingInt((TransitGatewayRouteTable.Entry entry) -> -entry.cidr().prefix())
          .thenComparing(TransitGatewayRouteTable.Entry::origin);

  private final PathComponents components;
  private final Topology topology;
  private final Route.Target target;

  TransitGatewayRouting(PathComponents components, Route.Target target) {
    this.components = components;
    this.topology = components.topology();
    this.target = target;
  }

  /**
   * The crossing of a packet that leaves a subnet of a VPC. A VPC that is not attached, or not in
   * the packet's zone, stops it whatever lies behind the gateway.
   *
   * @param to where it goes, empty where that may be anywhere
   * @throws LookupFailed where a lookup failed
   */
  TransitGatewayTraversal path(String vpcId, String subnetId, Optional<Ip> to) {
    var attachments =
        topology.transitGatewayAttachments(target.id()).stream()
            .filter(attachment -> attachment.vpcId().equals(vpcId))
            .toList();
    if (attachments.isEmpty()) {
      return TransitGatewayTraversal.stopped(
          components.missing(vpcId, target.id(), ExplanationCode.BAD_STATE_ATTACHMENT));
    }
    // Those that are gone are listed for a while beside the one that took their place.
    var available = attachments.stream().filter(TransitGatewayAttachment::available).toList();
    if (available.size() > 1) {
      var ids = available.stream().map(TransitGatewayAttachment::id).toList();
      throw LookupFailed.ambiguous("ec2:DescribeTransitGatewayVpcAttachments", ids);
    }
    return available.isEmpty()
        ? TransitGatewayTraversal.stopped(unavailable(attachments))
        : entered(available.getFirst(), subnetId, to);
  }

  /**
   * One that is being modified may carry traffic meanwhile; others that are not available do not.
   */
  private Reachability unavailable(List<TransitGatewayAttachment> attachments) {
    if (attachments.stream().anyMatch(TransitGatewayAttachment::modifying)) {
      return UnfollowedTargets.target(target);
    }
    var first = attachments.getFirst();
    return new Reachability.Blocked(
        ExplanationCode.BAD_STATE_ATTACHMENT, first.id() + " " + first.state());
  }

  private TransitGatewayTraversal entered(
      TransitGatewayAttachment own, String subnetId, Optional<Ip> to) {
    return switch (entry(subnetId, own)) {
      case Entry.None(var reachability) -> TransitGatewayTraversal.stopped(reachability);
      case Entry.By(var entrySubnetId) -> {
        var gate = Optional.of(entrySubnetId).filter(id -> !id.equals(subnetId));
        yield to.flatMap(address ->
                topology
                    .transitGatewayRoutes(own.id())
                    .flatMap(routes -> routed(own, routes, address, gate)))
            .orElseGet(() ->
                new TransitGatewayTraversal(
                    UnfollowedTargets.target(target), gate, Optional.empty()));
      }
    };
  }

  /** Where packets of a subnet enter the gateway. */
  private sealed interface Entry {

    record By(String subnetId) implements Entry {}

    record None(Reachability reachability) implements Entry {}
  }

  /** The attachment's subnet in the zone of the packet's: its own where it is one of them. */
  private Entry entry(String subnetId, TransitGatewayAttachment attachment) {
    if (attachment.subnetIds().contains(subnetId)) {
      return new Entry.By(subnetId);
    }
    var own = topology.subnet(subnetId);
    if (own.isEmpty()) {
      return new Entry.None(new Reachability.Unknown(UnknownReason.NOT_VISIBLE, subnetId));
    }
    for (var id : attachment.subnetIds().stream().sorted().toList()) {
      var other = topology.subnet(id);
      if (other.isEmpty()) {
        return new Entry.None(new Reachability.Unknown(UnknownReason.NOT_VISIBLE, id));
      }
      if (other.get().availabilityZone().equals(own.get().availabilityZone())) {
        return new Entry.By(id);
      }
    }
    // A Local Zone cannot hold an attachment, and AWS does not show here which zone is its parent.
    return new Entry.None(
        own.get().isInLocalZone(topology.region())
            ? UnfollowedTargets.target(target)
            : new Reachability.Blocked(
                ExplanationCode.TGW_ATTACH_VPC_AZ_RESTRICTION,
                attachment.id() + " " + own.get().availabilityZone()));
  }

  /** Where the route table leads the address; empty where it does not say which route wins. */
  private Optional<TransitGatewayTraversal> routed(
      TransitGatewayAttachment from,
      TransitGatewayRouteTable routes,
      Ip to,
      Optional<String> gate) {
    var best = routes.routes().stream().filter(e -> e.cidr().contains(to)).min(BEST_FIRST);
    var rivals =
        best.stream()
            .flatMap(one ->
                routes.routes().stream()
                    .filter(e -> e.cidr().contains(to) && BEST_FIRST.compare(e, one) == 0))
            .distinct()
            .count();
    if (rivals > 1) {
      return Optional.empty();
    }
    var vpcId = best.flatMap(entry -> holder(entry, to));
    var reachability =
        best.map(entry -> judge(from, entry, vpcId.isPresent()))
            .orElseGet(() ->
                new Reachability.Blocked(
                    ExplanationCode.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT, routes.id()));
    return Optional.of(
        new TransitGatewayTraversal(
            reachability,
            gate,
            reachability instanceof Reachability.Allowed ? vpcId : Optional.empty()));
  }

  private Reachability judge(
      TransitGatewayAttachment from, TransitGatewayRouteTable.Entry entry, boolean held) {
    var rule = (entry.cidr() + " " + String.join(" ", entry.attachmentIds())).strip();
    return switch (entry.state()) {
      case BLACKHOLE -> new Reachability.Blocked(ExplanationCode.TGW_RTB_BAD_STATE_ROUTE, rule);
      case ACTIVE -> {
        if (entry.attachmentIds().equals(List.of(from.id()))) {
          yield new Reachability.Blocked(ExplanationCode.TGW_RTB_CANNOT_ROUTE, rule);
        }
        yield held ? new Reachability.Allowed(rule) : UnfollowedTargets.target(target);
      }
    };
  }

  /** The VPC that the route leads to, where it holds the address itself and need not pass it on. */
  private Optional<String> holder(TransitGatewayRouteTable.Entry entry, Ip address) {
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
