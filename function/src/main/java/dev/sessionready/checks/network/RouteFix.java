package dev.sessionready.checks.network;

import dev.sessionready.check.FixStep;
import dev.sessionready.check.Text;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.subject.Subject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What makes a route or gateway carry the packets that end there: a whole command where everything
 * in it is known, else where to look.
 *
 * @param path the network path that is blocked
 * @param component where it is
 */
record RouteFix(Subject subject, ServicePath path, PathComponent component, Reachability.Blocked blocked) {

  private static final Set<PathComponent.Kind> LINKS =
      EnumSet.of(PathComponent.Kind.PEERING, PathComponent.Kind.TRANSIT_GATEWAY);

  List<FixStep> steps() {
    String id = component.resourceIds().getFirst();
    return switch (blocked.code()) {
      case VPC_BLOCK_PUBLIC_ACCESS_ENABLED -> command(exclusion(id));
      case IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS ->
          command(
              "aws ec2 associate-address --instance-id %s --allocation-id ALLOCATION"
                  .formatted(subject.instance().id()));
      case BAD_STATE_ATTACHMENT -> attachment(id);
      case TGW_ATTACH_VPC_AZ_RESTRICTION -> zone();
      case NO_ROUTE_TO_DESTINATION -> routeBack().map(RouteFix::command).orElseGet(() -> look(id));
      // A private NAT gateway never gets one, and shows only when it is looked at.
      case NAT_GATEWAY_WITHOUT_PUBLIC_ADDRESS -> look(blocked.rule());
      case ENI_SG_RULES_MISMATCH,
          SG_HAS_NO_RULES,
          SUBNET_ACL_RESTRICTION,
          BAD_STATE_ROUTE,
          CANNOT_ROUTE,
          UNKNOWN_RESOURCE,
          NO_POSSIBLE_DESTINATION,
          ENI_ADDRESS_RESTRICTION,
          ENI_SOURCE_DEST_CHECK_RESTRICTION,
          IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
          IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS,
          PROTOCOL_RESTRICTION,
          BAD_STATE,
          PCX_REQUIRES_ADDRESS_IN_VPC_CIDR,
          TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT,
          TGW_RTB_BAD_STATE_ROUTE,
          TGW_RTB_CANNOT_ROUTE,
          DNS_SUPPORT_DISABLED,
          DNS_HOSTNAMES_DISABLED,
          PRIVATE_DNS_DISABLED,
          PRIVATE_DNS_INBOUND_RESOLVER_ONLY,
          NAME_NOT_IN_PRIVATE_ZONE,
          ENDPOINT_ADDRESS_FAMILY,
          ENDPOINT_WITHOUT_INTERFACES ->
          look(id);
    };
  }

  /**
   * In mode block-ingress only an exclusion in both directions has an effect.
   *
   * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html">
   *     VPC Block Public Access basics</a>
   */
  private String exclusion(String vpcId) {
    return "aws ec2 create-vpc-block-public-access-exclusion --vpc-id %s --internet-gateway-exclusion-mode %s"
        .formatted(
            vpcId, blocked.rule().equals("block-ingress") ? "allow-bidirectional" : "allow-egress");
  }

  private List<FixStep> attachment(String id) {
    if (component.kind() == PathComponent.Kind.INTERNET_GATEWAY) {
      return command(
          "aws ec2 attach-internet-gateway --internet-gateway-id %s --vpc-id %s"
              .formatted(id, subject.instance().vpcId()));
    }
    // Where there is no attachment at all, the gateway itself is what the rule names.
    return component.kind() == PathComponent.Kind.TRANSIT_GATEWAY && blocked.rule().equals(id)
        ? leaving()
            .map(subnetId ->
                command(
                    "aws ec2 create-transit-gateway-vpc-attachment --transit-gateway-id %s --vpc-id %s --subnet-ids %s"
                        .formatted(id, subject.instance().vpcId(), subnetId)))
            .orElseGet(() -> look(id))
        : look(id);
  }

  private List<FixStep> zone() {
    String attachmentId = blocked.rule().split(" ", 2)[0];
    return leaving()
        .map(subnetId ->
            command(
                "aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id %s --add-subnet-ids %s"
                    .formatted(attachmentId, subnetId)))
        .orElseGet(() -> look(component.resourceIds().getFirst()));
  }

  // The subnet that the packet leaves for the gateway; of a reply AWS does not show it here.
  private Optional<String> leaving() {
    return component.direction() == PathComponent.Direction.RETURN
        ? Optional.empty()
        : before()
            .filter(one -> one.kind() == PathComponent.Kind.ROUTE)
            .filter(one -> one.direction() == PathComponent.Direction.FORWARD)
            .reduce((_, last) -> last)
            .map(route -> route.resourceIds().getLast());
  }

  // A route back to the VPC of the instance, over the link that the packet came by.
  private Optional<String> routeBack() {
    if (component.direction() == PathComponent.Direction.FORWARD) {
      return Optional.empty();
    }
    Optional<String> link =
        before()
            .filter(one -> LINKS.contains(one.kind()))
            .filter(one -> one.direction() == PathComponent.Direction.FORWARD)
            .reduce((_, last) -> last)
            .map(one -> one.resourceIds().getFirst());
    return link.flatMap(id ->
        destination()
            .map(block ->
                "aws ec2 create-route --route-table-id %s --%s %s --%s %s"
                    .formatted(
                        component.resourceIds().getFirst(),
                        switch (block.family()) {
                          case IPV4 -> "destination-cidr-block";
                          case IPV6 -> "destination-ipv6-cidr-block";
                        },
                        block,
                        id.startsWith("pcx-") ? "vpc-peering-connection-id" : "transit-gateway-id",
                        id)));
  }

  private Stream<PathComponent> before() {
    return path.packetPaths().stream()
        .map(PacketPath::components)
        .filter(components -> components.contains(component))
        .findFirst()
        .stream()
        .flatMap(components -> components.subList(0, components.indexOf(component)).stream());
  }

  private Optional<Cidr> destination() {
    Optional<Ip> address =
        subject.instance().networkInterfaces().getFirst().addresses(path.family()).stream()
            .findFirst();
    String vpcId = String.valueOf(subject.instance().vpcId());
    return address.flatMap(own ->
        subject.account().hint(network -> network.vpc(vpcId)).stream()
            .flatMap(vpc -> vpc.cidrs().stream())
            .filter(block -> block.contains(own))
            .findFirst());
  }

  private static List<FixStep> command(String command) {
    return List.of(FixStep.fix(command));
  }

  private static List<FixStep> look(String id) {
    return List.of(FixStep.look(describe(id)), FixStep.fix(Text.message("fix.route-elsewhere")));
  }

  private static String describe(String id) {
    return switch (Route.Target.of(id).kind()) {
      case NAT_GATEWAY -> "aws ec2 describe-nat-gateways --nat-gateway-ids " + id;
      case PEERING -> "aws ec2 describe-vpc-peering-connections --vpc-peering-connection-ids " + id;
      case INTERNET_GATEWAY -> "aws ec2 describe-internet-gateways --internet-gateway-ids " + id;
      case TRANSIT_GATEWAY ->
          "aws ec2 describe-transit-gateway-vpc-attachments --filters"
              + " Name=transit-gateway-id,Values="
              + id;
      case LOCAL,
          VPC_ENDPOINT,
          EGRESS_ONLY_INTERNET_GATEWAY,
          VIRTUAL_PRIVATE_GATEWAY,
          LOCAL_GATEWAY,
          CARRIER_GATEWAY,
          NETWORK_INTERFACE,
          INSTANCE,
          CORE_NETWORK,
          OTHER ->
          "aws ec2 describe-route-tables --filters Name=route-table-id,Values=" + id;
    };
  }
}
