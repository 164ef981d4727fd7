package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.LOW;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.Subnet;
import dev.sessionready.subject.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the endpoints stand in the instance's Availability Zone. */
@CheckInfo(
    id = "endpoint-placement",
    title = "The interface endpoints have a network interface in the instance's Availability Zone",
    why =
        "An endpoint must be in the instance's VPC; in which of its subnets does not matter for"
            + " reaching it. One in the same zone costs no traffic between zones and survives the"
            + " loss of another.",
    source =
        "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
    severity = LOW,
    stage = Stage.NETWORK,
    remediation =
        "aws ec2 modify-vpc-endpoint --vpc-endpoint-id VPC_ENDPOINT_ID --add-subnet-ids SUBNET_ID",
    after = EndpointPresentCheck.class,
    seed = SeedRow.VPC_ENDPOINT_PLACEMENT)
@AutoService(Check.class)
public final class EndpointPlacementCheck implements Check {

  @Override
  public Verdict judge(Subject subject) {
    List<InterfaceEndpoint> endpoints = EndpointsOfVpc.of(subject).serving().toList();
    if (endpoints.isEmpty()) {
      return Verdict.notApplicable("endpoint-placement.none");
    }
    String subnetId = String.valueOf(subject.instance().subnetId());
    if (isInLocalZone(subject, subnetId)) {
      return Verdict.notApplicable("endpoint-placement.local-zone", subnetId);
    }
    Optional<String> zone = zone(subject, subnetId);
    List<InterfaceEndpoint> elsewhere =
        endpoints.stream()
            .filter(endpoint ->
                endpoint.subnetIds().stream().noneMatch(other -> zone(subject, other).equals(zone)))
            .toList();
    return elsewhere.isEmpty()
        ? Verdict.pass("endpoint-placement.near", zone.orElse("-"))
        : advice(subject, elsewhere, zone.orElse("-"));
  }

  private static Verdict advice(Subject subject, List<InterfaceEndpoint> elsewhere, String zone) {
    List<String> ids = elsewhere.stream().map(InterfaceEndpoint::id).toList();
    return new Verdict.Warn(
        Text.message("endpoint-placement.far", ids, zone),
        ids,
        elsewhere.stream().flatMap(endpoint -> fix(subject, endpoint, zone)).toList());
  }

  // Into the instance's own subnet where it has the endpoint's kind of addresses, else into another
  // of the zone; where none has, there is nothing to add.
  private static Stream<FixStep> fix(Subject subject, InterfaceEndpoint endpoint, String zone) {
    String own = String.valueOf(subject.instance().subnetId());
    return EndpointsOfVpc.subnets(subject).stream()
        .filter(subnet -> subnet.availabilityZone().equals(zone))
        .filter(subnet -> AddressFamilyFix.serves(subnet, endpoint.ipAddressType()))
        .map(Subnet::id)
        .min(Comparator.comparing(id -> !id.equals(own)))
        .map(id ->
            Command.aws("ec2", "modify-vpc-endpoint", "--vpc-endpoint-id", endpoint.id())
                .with("--add-subnet-ids", id))
        .map(command -> FixStep.fix(command.toString()))
        .stream();
  }

  // Interface endpoints of AWS's services stand in Availability Zones only.
  private static boolean isInLocalZone(Subject subject, String subnetId) {
    return subject
        .account()
        .network(network -> network.subnet(subnetId))
        .filter(subnet -> subnet.isInLocalZone(subject.place().region()))
        .isPresent();
  }

  private static Optional<String> zone(Subject subject, String subnetId) {
    return subject
        .account()
        .network(network -> network.subnet(subnetId))
        .map(Subnet::availabilityZone);
  }
}
