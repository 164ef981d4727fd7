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
import dev.sessionready.model.Subject;
import dev.sessionready.network.Door;
import dev.sessionready.network.Reach;
import java.util.List;
import java.util.Set;

/** Whether routes and gateways on the way carry packets to their end and replies back. */
@CheckInfo(
    id = "routes",
    title = "The routes on the way lead somewhere that carries the packets",
    why =
        "Where the way leaves the VPC, its route must be active, a NAT gateway must be public and"
            + " itself have a way out, an internet gateway needs a public address on the instance, and"
            + " VPC Block Public Access must not stand in the way.",
    source = "https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html",
    severity = CRITICAL,
    stage = Stage.NETWORK,
    seen = {
      Symptom.NOT_CONNECTED,
      Symptom.HANDSHAKE_TIMED_OUT,
      Symptom.BLACK_SCREEN,
      Symptom.BLACK_SCREEN_THEN_NOT_ENCRYPTED,
      Symptom.BLACK_SCREEN_THEN_NOT_VALIDATED,
      Symptom.BLACK_SCREEN_THEN_NO_LOG
    },
    fix = {
      "aws ec2 describe-route-tables --filters Name=route-table-id,Values=ROUTE_TABLE_ID",
      "aws ec2 describe-nat-gateways --nat-gateway-ids NAT_GATEWAY_ID",
      "aws ec2 describe-internet-gateways --internet-gateway-ids INTERNET_GATEWAY_ID",
      "aws ec2 describe-vpc-peering-connections --vpc-peering-connection-ids PEERING_ID",
      "aws ec2 describe-transit-gateway-vpc-attachments --filters"
          + " Name=transit-gateway-id,Values=TRANSIT_GATEWAY_ID",
      "aws ec2 attach-internet-gateway --internet-gateway-id INTERNET_GATEWAY_ID --vpc-id VPC_ID",
      "aws ec2 associate-address --instance-id INSTANCE_ID --allocation-id ALLOCATION",
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
public final class Routes implements Check {

  private static final Set<Door.Kind> DOORS =
      Set.of(
          Door.Kind.ROUTE,
          Door.Kind.INTERNET_GATEWAY,
          Door.Kind.EGRESS_ONLY_INTERNET_GATEWAY,
          Door.Kind.NAT_GATEWAY,
          Door.Kind.PEERING,
          Door.Kind.TRANSIT_GATEWAY,
          Door.Kind.BLOCK_PUBLIC_ACCESS);

  @Override
  public Verdict judge(Subject subject) {
    return Crossing.of(subject, DOORS).judge("routes", blocked -> failure(subject, blocked));
  }

  private static Verdict.Fail failure(Subject subject, List<Blocked> blocked) {
    Blocked first = blocked.getFirst();
    Door door = first.doors().getFirst();
    Reach.Shut shut = (Reach.Shut) door.reach();
    boolean reply = door.direction() == Door.Direction.REPLY;
    return Verdict.fail(
            Crossing.severity(blocked),
            Crossing.symptom(subject, blocked),
            reply ? "routes.reply" : "routes.shut",
            reply ? String.join(" / ", door.resourceIds()) : door.resourceIds().getFirst(),
            Text.message(Crossing.reasonKey(shut.reason()), shut.rule()),
            Crossing.names(blocked),
            Crossing.source(subject, first.path().family()))
        .withResources(Crossing.resources(blocked))
        .withSteps(new RouteFix(subject, first.path(), door, shut).steps());
  }
}
