package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Service;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    blocksPath = true,
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
          + " --add-route-table-ids ROUTE_TABLE_ID",
      "aws ec2 create-egress-only-internet-gateway --vpc-id VPC_ID",
      "aws ec2 create-route --route-table-id ROUTE_TABLE_ID --destination-ipv6-cidr-block ::/0"
          + " --egress-only-internet-gateway-id EGRESS_ONLY_GATEWAY",
      "aws ec2 authorize-security-group-egress --group-id SECURITY_GROUP --ip-permissions"
          + " 'IpProtocol=tcp,FromPort=443,ToPort=443,Ipv6Ranges=[{CidrIpv6=::/0}]'",
      "aws ec2 create-network-acl-entry --network-acl-id NETWORK_ACL_ID --egress --rule-number"
          + " NUMBER --protocol 6 --port-range From=443,To=443 --ipv6-cidr-block ::/0"
          + " --rule-action allow"
    },
    seed = SeedRow.VPC_ENDPOINTS)
@AutoService(Check.class)
public final class EndpointPresentCheck implements Check {

  private static final Set<Caveat.Kind> OF_THE_PATH =
      Set.of(
          Caveat.Kind.SOME_UNREACHABLE, Caveat.Kind.ROUTED_ELSEWHERE, Caveat.Kind.FIPS_NAME_ONLY);

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
                && blocked.getFirst().path().family() == Family.IPV4
            ? idleGateway(subject, blocked.getFirst())
            : Optional.empty();
    return CheckedPaths.failure(
            subject,
            blocked,
            idle.isPresent() ? "endpoint-present.not-associated" : "endpoint-present.none",
            CheckedPaths.names(blocked),
            vpcId,
            subnetId,
            idle.map(GatewayEndpoint::id).orElse("-"))
        .withResources(List.of(vpcId, subnetId))
        .withSteps(new EndpointCreation(subject).steps(blocked));
  }

  // A gateway endpoint that is there, but not for the route table of the subnet.
  private static Optional<GatewayEndpoint> idleGateway(Subject subject, BlockedService blocked) {
    return new EndpointCreation(subject)
        .idleGateway(blocked.components().getFirst().resourceIds().getFirst());
  }
}
