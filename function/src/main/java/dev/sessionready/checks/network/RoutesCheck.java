package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.subject.Subject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether routes and gateways on the path carry packets to their end and replies back. */
@CheckInfo(
    id = "routes",
    title = "The routes on the path lead somewhere that carries the packets",
    why =
        "Where the path leaves the VPC, its route must be active, a NAT gateway must be public and"
            + " itself have a route out, an internet gateway needs a public address on the instance, and"
            + " VPC Block Public Access must not stand in the way.",
    source = "https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html",
    severity = CRITICAL,
    stage = Stage.NETWORK,
    blocksPath = true,
    remediation = {
      "aws ec2 describe-route-tables --filters Name=route-table-id,Values=ROUTE_TABLE_ID",
      "aws ec2 describe-nat-gateways --nat-gateway-ids NAT_GATEWAY_ID",
      "aws ec2 describe-internet-gateways --internet-gateway-ids INTERNET_GATEWAY_ID",
      "aws ec2 describe-vpc-peering-connections --vpc-peering-connection-ids PEERING_ID",
      "aws ec2 describe-transit-gateway-vpc-attachments --filters"
          + " Name=transit-gateway-id,Values=TRANSIT_GATEWAY_ID",
      "aws ec2 attach-internet-gateway --internet-gateway-id INTERNET_GATEWAY_ID --vpc-id VPC_ID",
      "aws ec2 associate-address --instance-id INSTANCE_ID --allocation-id ALLOCATION",
      "aws ec2 create-security-group --group-name session-manager-endpoints --description"
          + " 'HTTPS from the VPC to its endpoints' --vpc-id VPC_ID",
      "aws ec2 authorize-security-group-ingress --group-id SECURITY_GROUP --ip-permissions"
          + " IP_PERMISSIONS",
      "aws ec2 create-vpc-endpoint --vpc-id VPC_ID --vpc-endpoint-type Interface --service-name"
          + " SERVICE_NAME --subnet-ids SUBNET_ID --security-group-ids SECURITY_GROUP"
          + " --private-dns-enabled",
      "aws ec2 create-vpc-block-public-access-exclusion --vpc-id VPC_ID"
          + " --internet-gateway-exclusion-mode allow-bidirectional",
      "aws ec2 create-route --route-table-id ROUTE_TABLE_ID --destination-cidr-block VPC_CIDR"
          + " --vpc-peering-connection-id PEERING_ID",
      "aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id"
          + " ATTACHMENT_ID --add-subnet-ids SUBNET_ID",
      "aws ec2 create-transit-gateway-vpc-attachment --transit-gateway-id TRANSIT_GATEWAY_ID"
          + " --vpc-id VPC_ID --subnet-ids SUBNET_ID"
    },
    seed = SeedRow.VPC_ENDPOINTS)
@AutoService(Check.class)
public final class RoutesCheck implements Check {

  private static final Set<PathComponent.Kind> COMPONENTS =
      EnumSet.of(
          PathComponent.Kind.ROUTE,
          PathComponent.Kind.INTERNET_GATEWAY,
          PathComponent.Kind.EGRESS_ONLY_INTERNET_GATEWAY,
          PathComponent.Kind.NAT_GATEWAY,
          PathComponent.Kind.PEERING,
          PathComponent.Kind.TRANSIT_GATEWAY,
          PathComponent.Kind.BLOCK_PUBLIC_ACCESS);

  @Override
  public Verdict judge(Subject subject) {
    return CheckedPaths.of(subject, COMPONENTS)
        .judge("routes", blocked -> failure(subject, blocked));
  }

  private static Verdict.Fail failure(Subject subject, List<BlockedService> blocked) {
    BlockedService first = blocked.getFirst();
    PathComponent component = first.components().getFirst();
    Reachability.Blocked stop = (Reachability.Blocked) component.reachability();
    boolean reply = component.direction() == PathComponent.Direction.RETURN;
    Verdict.Fail fail =
        CheckedPaths.failure(
                subject,
                blocked,
                reply ? "routes.reply" : "routes.blocked",
                reply
                    ? String.join(" / ", component.resourceIds())
                    : component.resourceIds().getFirst(),
                Text.message(CheckedPaths.reasonKey(stop.code()), stop.rule()),
                CheckedPaths.names(blocked),
                CheckedPaths.source(subject, first.path().family()))
            .withResources(CheckedPaths.resources(blocked));
    return new RouteFix(subject, blocked, component, stop).on(fail);
  }
}
