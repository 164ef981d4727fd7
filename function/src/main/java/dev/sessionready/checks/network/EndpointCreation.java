package dev.sessionready.checks.network;

import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Text;
import dev.sessionready.model.Service;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a VPC gets the endpoints that its instance lacks: by whole commands, in the order in which
 * AWS takes them.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html">
 *     Access an AWS service using an interface VPC endpoint</a>
 */
record EndpointCreation(Subject subject) {

  // Stands for the id that AWS gives to a group that is still to be created.
  private static final String NEW_GROUP = "SECURITY_GROUP";

  /** The steps for services that are blocked, the first component of each in a route table. */
  List<FixStep> steps(List<BlockedService> blocked) {
    return Stream.concat(before(blocked), blocked.stream().flatMap(this::fix)).distinct().toList();
  }

  /** The gateway endpoint for S3 that is there, but not for that route table. */
  Optional<GatewayEndpoint> idleGateway(String routeTableId) {
    return EndpointsOfVpc.hinted(subject)
        .s3Gateway()
        .filter(endpoint -> !endpoint.routeTableIds().contains(routeTableId));
  }

  // AWS refuses private DNS while an attribute of the VPC is off, and an endpoint whose group does
  // not allow the instance is as good as none.
  private Stream<FixStep> before(List<BlockedService> blocked) {
    return blocked.stream().allMatch(one -> one.service() == Service.S3)
        ? Stream.of()
        : Stream.concat(
            EndpointsOfVpc.dnsAttributeCommands(subject).stream().map(FixStep::fix),
            groups().equals(List.of(NEW_GROUP))
                ? newGroup(blocked.getFirst().path().family())
                : Stream.of());
  }

  private Stream<FixStep> newGroup(Family family) {
    String from = EndpointsOfVpc.vpcBlock(subject, family).map(Cidr::toString).orElse("VPC_CIDR");
    return Stream.of(
        FixStep.fix(
            Command.aws("ec2", "create-security-group", "--group-name")
                .with("session-manager-endpoints", "--description")
                .with("HTTPS from the VPC to its endpoints", "--vpc-id", vpcId())
                .toString()),
        FixStep.fix(Text.message("fix.new-endpoint-group", NEW_GROUP, from)),
        FixStep.fix(
            Command.aws("ec2", "authorize-security-group-ingress", "--group-id", NEW_GROUP)
                .with("--ip-permissions", permission(family, from))
                .toString()));
  }

  private static String permission(Family family, String from) {
    String range =
        switch (family) {
          case IPV4 -> "\"IpRanges\":[{\"CidrIp\":\"%s\"}]";
          case IPV6 -> "\"Ipv6Ranges\":[{\"CidrIpv6\":\"%s\"}]";
        };
    return "[{\"IpProtocol\":\"tcp\",\"FromPort\":443,\"ToPort\":443,"
        + range.formatted(from)
        + "}]";
  }

  private Stream<FixStep> fix(BlockedService blocked) {
    if (blocked.service() != Service.S3) {
      return Stream.of(FixStep.fix(interfaceEndpoint(blocked.service()).toString()));
    }
    return switch (blocked.path().family()) {
      case IPV4 -> Stream.of(FixStep.fix(gateway(routeTable(blocked)).toString()));
      case IPV6 -> new EgressOnlyRoute(subject, blocked).steps(routeTable(blocked));
    };
  }

  // Of what is blocked further on it is the table of the instance's subnet that a gateway enters.
  private String routeTable(BlockedService blocked) {
    String id = blocked.components().getFirst().resourceIds().getFirst();
    return EndpointsOfVpc.routeTable(subject).orElse(id);
  }

  private Command gateway(String routeTableId) {
    return idleGateway(routeTableId)
        .map(idle ->
            Command.aws("ec2", "modify-vpc-endpoint", "--vpc-endpoint-id", idle.id())
                .with("--add-route-table-ids", routeTableId))
        .orElseGet(() ->
            Command.aws("ec2", "create-vpc-endpoint", "--vpc-id", vpcId(), "--service-name")
                .with(EndpointsOfVpc.serviceName(subject.place(), Service.S3))
                .with("--route-table-ids", routeTableId));
  }

  private Command interfaceEndpoint(Service service) {
    Command create =
        Command.aws("ec2", "create-vpc-endpoint", "--vpc-id", vpcId())
            .with("--vpc-endpoint-type", "Interface", "--service-name")
            .with(EndpointsOfVpc.serviceName(subject.place(), service))
            .with("--subnet-ids", EndpointsOfVpc.placement(subject), "--security-group-ids")
            .with(groups().toArray(String[]::new))
            .with("--private-dns-enabled");
    return subject.isIpv6Only() ? create.with(byIpv6()) : create;
  }

  private String[] byIpv6() {
    String own = String.valueOf(subject.instance().subnetId());
    String type =
        subject
            .account()
            .hint(network -> network.subnet(own))
            .filter(subnet -> AddressFamilyFix.serves(subnet, "dualstack"))
            .map(_ -> "dualstack")
            .orElse("ipv6");
    return new String[] {"--ip-address-type", type, "--dns-options", "DnsRecordIpType=" + type};
  }

  // The groups of the VPC's other endpoints are the ones that most likely fit.
  private List<String> groups() {
    List<String> groups = new ArrayList<>();
    EndpointsOfVpc.hinted(subject)
        .serving()
        .findFirst()
        .ifPresent(endpoint -> groups.addAll(endpoint.groupIds().stream().sorted().toList()));
    return groups.isEmpty() ? List.of(NEW_GROUP) : groups;
  }

  private String vpcId() {
    return String.valueOf(subject.instance().vpcId());
  }
}
