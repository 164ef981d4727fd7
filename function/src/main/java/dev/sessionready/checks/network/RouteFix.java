// Over 200 lines: every reason for which a route or gateway carries nothing, in one switch.
package dev.sessionready.checks.network;

import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.NoFix;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.network.address.Cidr;
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
 * @param blocked the services that are blocked there, of which the first is looked at
 */
record RouteFix(
    Subject subject,
    List<BlockedService> blocked,
    PathComponent component,
    Reachability.Blocked reason) {

  private static final Set<PathComponent.Kind> LINKS =
      EnumSet.of(PathComponent.Kind.PEERING, PathComponent.Kind.TRANSIT_GATEWAY);

  /** The failure with what fixes it, or with where to look and why no command is given. */
  Verdict.Fail on(Verdict.Fail fail) {
    List<FixStep> steps = steps();
    return steps.stream().anyMatch(FixStep::isFix)
        ? fail.withSteps(steps)
        : fail.withoutFix(NoFix.OPERATORS_CHOICE, steps.toArray(FixStep[]::new));
  }

  private List<FixStep> steps() {
    String id = component.resourceIds().getFirst();
    return switch (reason.code()) {
      case VPC_BLOCK_PUBLIC_ACCESS_ENABLED -> command(exclusion(id));
      case IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS ->
          command(
              Command.aws("ec2", "associate-address", "--instance-id", subject.instance().id())
                  .with("--allocation-id", "ALLOCATION"));
      case BAD_STATE_ATTACHMENT -> attachment(id);
      case TGW_ATTACH_VPC_AZ_RESTRICTION -> zone();
      case NO_ROUTE_TO_DESTINATION -> routeBack().map(RouteFix::command).orElseGet(() -> look(id));
      // A private NAT gateway never gets one, and shows only when it is looked at.
      case NAT_GATEWAY_WITHOUT_PUBLIC_ADDRESS -> look(reason.rule());
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
  private Command exclusion(String vpcId) {
    return Command.aws("ec2", "create-vpc-block-public-access-exclusion", "--vpc-id", vpcId)
        .with("--internet-gateway-exclusion-mode")
        .with(reason.rule().equals("block-ingress") ? "allow-bidirectional" : "allow-egress");
  }

  private List<FixStep> attachment(String id) {
    if (component.kind() == PathComponent.Kind.INTERNET_GATEWAY) {
      return isAttached(id)
          ? look(id)
          : command(
              Command.aws("ec2", "attach-internet-gateway", "--internet-gateway-id", id)
                  .with("--vpc-id", vpcId()));
    }
    // Where there is no attachment at all, the gateway itself is what the rule names.
    return component.kind() == PathComponent.Kind.TRANSIT_GATEWAY && reason.rule().equals(id)
        ? leaving()
            .map(subnetId ->
                command(
                    Command.aws("ec2", "create-transit-gateway-vpc-attachment")
                        .with("--transit-gateway-id", id, "--vpc-id", vpcId())
                        .with("--subnet-ids", subnetId)))
            .orElseGet(() -> look(id))
        : look(id);
  }

  // To one VPC at a time: whichever has it would lose its own route out.
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html
  private boolean isAttached(String gatewayId) {
    return subject
        .account()
        .hint(network -> network.internetGateway(gatewayId))
        .filter(gateway -> !gateway.attachments().isEmpty())
        .isPresent();
  }

  private String vpcId() {
    return String.valueOf(subject.instance().vpcId());
  }

  private List<FixStep> zone() {
    String attachmentId = reason.rule().split(" ", 2)[0];
    return leaving()
        .map(subnetId ->
            command(
                Command.aws("ec2", "modify-transit-gateway-vpc-attachment")
                    .with("--transit-gateway-attachment-id", attachmentId)
                    .with("--add-subnet-ids", subnetId)))
        .orElseGet(() -> look(component.resourceIds().getFirst()));
  }

  // The subnet that the packet leaves for the gateway; of a reply AWS does not show it here.
  private Optional<String> leaving() {
    return component.direction() == PathComponent.Direction.RETURN
        ? Optional.empty()
        : before()
            .filter(one -> one.kind() == PathComponent.Kind.ROUTE)
            .reduce((_, last) -> last)
            .map(route -> route.resourceIds().getLast());
  }

  // A route back to the VPC of the instance, over the link that the packet came by.
  private Optional<Command> routeBack() {
    if (component.direction() == PathComponent.Direction.FORWARD) {
      return Optional.empty();
    }
    Optional<String> link =
        before()
            .filter(one -> LINKS.contains(one.kind()))
            .findFirst()
            .map(one -> one.resourceIds().getFirst());
    return link.flatMap(id ->
        destination()
            .map(block ->
                Command.aws("ec2", "create-route")
                    .with("--route-table-id", component.resourceIds().getFirst())
                    .with(
                        switch (block.family()) {
                          case IPV4 -> "--destination-cidr-block";
                          case IPV6 -> "--destination-ipv6-cidr-block";
                        },
                        block.toString())
                    .with(
                        id.startsWith("pcx-")
                            ? "--vpc-peering-connection-id"
                            : "--transit-gateway-id",
                        id)));
  }

  private Stream<PathComponent> before() {
    return path().packetPaths().stream()
        .map(PacketPath::components)
        .filter(components -> components.contains(component))
        .findFirst()
        .stream()
        .flatMap(components -> components.subList(0, components.indexOf(component)).stream());
  }

  private Optional<Cidr> destination() {
    return subject.vpcBlock(path().family());
  }

  private static List<FixStep> command(Command command) {
    return List.of(FixStep.fix(command.toString()));
  }

  // Where else a route could lead only its operator knows; endpoints need none.
  private List<FixStep> look(String id) {
    Stream<FixStep> looks =
        Stream.of(
            FixStep.look(describe(id).toString()),
            FixStep.look(Text.message("fix.route-elsewhere")));
    return Stream.concat(
            looks,
            isLeavingToTheInternet()
                ? new EndpointCreation(subject).steps(blocked).stream()
                : Stream.of())
        .toList();
  }

  // A name that leads somewhere else keeps to that, whatever endpoints there are.
  private boolean isLeavingToTheInternet() {
    return component.direction() == PathComponent.Direction.FORWARD
        && blocked.stream().allMatch(one -> one.path().kind() == ServicePath.Kind.INTERNET);
  }

  private ServicePath path() {
    return blocked.getFirst().path();
  }

  private static Command describe(String id) {
    return switch (Route.Target.of(id).kind()) {
      case NAT_GATEWAY -> Command.aws("ec2", "describe-nat-gateways", "--nat-gateway-ids", id);
      case PEERING ->
          Command.aws("ec2", "describe-vpc-peering-connections")
              .with("--vpc-peering-connection-ids", id);
      case INTERNET_GATEWAY ->
          Command.aws("ec2", "describe-internet-gateways", "--internet-gateway-ids", id);
      case TRANSIT_GATEWAY ->
          Command.aws("ec2", "describe-transit-gateway-vpc-attachments", "--filters")
              .with("Name=transit-gateway-id,Values=" + id);
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
          Command.aws("ec2", "describe-route-tables", "--filters")
              .with("Name=route-table-id,Values=" + id);
    };
  }
}
