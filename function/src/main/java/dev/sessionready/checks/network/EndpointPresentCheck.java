// Over 200 lines: a check is one file, with its info and its remediation.
package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Service;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether there is any network path to each service: an endpoint in the VPC, or a route out of it.
 */
@CheckInfo(
    id = "endpoint-present",
    title = "Every service that sessions need has an endpoint in the VPC or a route out of it",
    why =
        "Sessions need ssm and ssmmessages; logging adds logs and s3, encrypting session data adds"
            + " kms. A private subnet without NAT reaches each only through an endpoint of its own."
            + " ec2messages is not needed.",
    source = "https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html",
    severity = CRITICAL,
    stage = Stage.NETWORK,
    symptoms = {
      Symptom.NOT_CONNECTED,
      Symptom.HANDSHAKE_TIMED_OUT,
      Symptom.BLACK_SCREEN,
      Symptom.BLACK_SCREEN_THEN_NOT_ENCRYPTED,
      Symptom.BLACK_SCREEN_THEN_NOT_VALIDATED,
      Symptom.BLACK_SCREEN_THEN_NO_LOG
    },
    remediation = {
      "aws ec2 modify-vpc-attribute --vpc-id VPC_ID --enable-dns-hostnames '{\"Value\":true}'",
      "aws ec2 create-security-group --group-name session-manager-endpoints --description"
          + " \"HTTPS from the VPC to its endpoints\" --vpc-id VPC_ID",
      "aws ec2 authorize-security-group-ingress --group-id SECURITY_GROUP"
          + " --ip-permissions IP_PERMISSIONS",
      "aws ec2 create-vpc-endpoint --vpc-id VPC_ID --vpc-endpoint-type Interface"
          + " --service-name com.amazonaws.REGION.SERVICE --subnet-ids SUBNET_ID"
          + " --security-group-ids SECURITY_GROUP --private-dns-enabled",
      "aws ec2 create-vpc-endpoint --vpc-id VPC_ID --service-name"
          + " com.amazonaws.REGION.s3 --route-table-ids ROUTE_TABLE_ID",
      "aws ec2 modify-vpc-endpoint --vpc-endpoint-id VPC_ENDPOINT_ID"
          + " --add-route-table-ids ROUTE_TABLE_ID"
    },
    seed = SeedRow.VPC_ENDPOINTS)
@AutoService(Check.class)
public final class EndpointPresentCheck implements Check {

  private static final Set<Caveat.Kind> OF_THE_PATH =
      Set.of(
          Caveat.Kind.SOME_UNREACHABLE, Caveat.Kind.ROUTED_ELSEWHERE, Caveat.Kind.FIPS_NAME_ONLY);

  // Stands for the id that AWS gives to a group that is still to be created.
  private static final String NEW_GROUP = "SECURITY_GROUP";

  @Override
  public Verdict judge(Subject subject) {
    return new CheckedPaths(subject, EndpointPresentCheck::decides, EndpointPresentCheck::besides)
        .judge("endpoint-present", blocked -> failure(subject, blocked));
  }

  // Only where there is no path at all is this the cause; what else is blocked on a path that is
  // there, other checks answer for.
  private static boolean decides(ServicePath path, PathComponent component) {
    return switch (path.kind()) {
      case NONE -> component.kind() == PathComponent.Kind.ROUTE;
      case INTERFACE_ENDPOINT, GATEWAY_ENDPOINT, UNKNOWN ->
          component.kind() == PathComponent.Kind.ENDPOINT && isNotBlocked(component);
      case INTERNET ->
          component.kind() == PathComponent.Kind.ROUTE
              && component.direction() == PathComponent.Direction.FORWARD
              && isNotBlocked(component);
      case PRIVATE_ZONE -> component.kind() == PathComponent.Kind.DNS && isNotBlocked(component);
    };
  }

  // What is not quite right about a path that is open all the same.
  private static List<Caveat> besides(ServicePath path) {
    return path.outcome() == PathOutcome.ALLOWED
        ? path.allCaveats().stream().filter(caveat -> OF_THE_PATH.contains(caveat.kind())).toList()
        : List.of();
  }

  private static boolean isNotBlocked(PathComponent component) {
    return !(component.reachability() instanceof Reachability.Blocked);
  }

  private static Verdict.Fail failure(Subject subject, List<BlockedService> blocked) {
    String vpcId = String.valueOf(subject.instance().vpcId());
    String subnetId = String.valueOf(subject.instance().subnetId());
    Optional<GatewayEndpoint> idle =
        CheckedPaths.names(blocked).equals(List.of(Service.S3.code()))
            ? idleGateway(subject, blocked.getFirst())
            : Optional.empty();
    return Verdict.fail(
            CheckedPaths.severity(blocked),
            CheckedPaths.symptom(subject, blocked),
            idle.isPresent() ? "endpoint-present.not-associated" : "endpoint-present.none",
            CheckedPaths.names(blocked),
            vpcId,
            subnetId,
            idle.map(GatewayEndpoint::id).orElse("-"))
        .withResources(List.of(vpcId, subnetId))
        .withRemediation(
            Stream.concat(
                    before(subject, blocked),
                    blocked.stream().map(one -> Text.word(fix(subject, one))))
                .distinct()
                .toList());
  }

  // AWS refuses private DNS while an attribute of the VPC is off, and an endpoint whose group does
  // not allow the instance is as good as none.
  private static Stream<Text> before(Subject subject, List<BlockedService> blocked) {
    return blocked.stream().allMatch(one -> one.service() == Service.S3)
        ? Stream.of()
        : Stream.concat(
            EndpointsOfVpc.dnsAttributeCommands(subject).stream().map(Text::word),
            groups(subject).equals(NEW_GROUP)
                ? newGroup(subject, blocked.getFirst().path().family())
                : Stream.of());
  }

  private static Stream<Text> newGroup(Subject subject, Family family) {
    String from = EndpointsOfVpc.vpcBlock(subject, family).map(Cidr::toString).orElse("VPC_CIDR");
    return Stream.of(
        Text.word(
            "aws ec2 create-security-group --group-name session-manager-endpoints --description"
                + " \"HTTPS from the VPC to its endpoints\" --vpc-id "
                + subject.instance().vpcId()),
        Text.message("fix.new-endpoint-group", NEW_GROUP, from),
        Text.word(
            "aws ec2 authorize-security-group-ingress --group-id %s --ip-permissions '%s'"
                .formatted(NEW_GROUP, permission(family, from))));
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

  private static String fix(Subject subject, BlockedService blocked) {
    return blocked.service() == Service.S3
        ? gateway(subject, blocked)
        : "aws ec2 create-vpc-endpoint --vpc-id %s --vpc-endpoint-type Interface --service-name %s"
                .formatted(
                    subject.instance().vpcId(),
                    EndpointsOfVpc.serviceName(subject.place(), blocked.service()))
            + " --subnet-ids %s --security-group-ids %s --private-dns-enabled"
                .formatted(subject.instance().subnetId(), groups(subject))
            + (subject.isIpv6Only()
                ? " --ip-address-type ipv6 --dns-options DnsRecordIpType=ipv6"
                : "");
  }

  // A gateway endpoint that is there, but not for the route table of the subnet.
  private static Optional<GatewayEndpoint> idleGateway(Subject subject, BlockedService blocked) {
    String table = blocked.components().getFirst().resourceIds().getFirst();
    return EndpointsOfVpc.hinted(subject)
        .s3Gateway()
        .filter(endpoint -> !endpoint.routeTableIds().contains(table));
  }

  private static String gateway(Subject subject, BlockedService blocked) {
    String table = blocked.components().getFirst().resourceIds().getFirst();
    Optional<GatewayEndpoint> idle = idleGateway(subject, blocked);
    return idle.isPresent()
        ? "aws ec2 modify-vpc-endpoint --vpc-endpoint-id %s --add-route-table-ids %s"
            .formatted(idle.get().id(), table)
        : "aws ec2 create-vpc-endpoint --vpc-id %s --service-name %s --route-table-ids %s"
            .formatted(
                subject.instance().vpcId(),
                EndpointsOfVpc.serviceName(subject.place(), Service.S3),
                table);
  }

  // The groups of the VPC's other endpoints are the ones that most likely fit.
  private static String groups(Subject subject) {
    List<String> groups = new ArrayList<>();
    EndpointsOfVpc.hinted(subject)
        .serving()
        .findFirst()
        .ifPresent(endpoint -> groups.addAll(endpoint.groupIds().stream().sorted().toList()));
    return groups.isEmpty() ? NEW_GROUP : String.join(" ", groups);
  }
}
