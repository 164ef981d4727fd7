package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.subject.Subject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the endpoints that the paths lead through carry traffic. */
@CheckInfo(
    id = "endpoint-state",
    title = "The endpoints on the path are available and answer for the instance's kind of address",
    why =
        "An endpoint that failed or was rejected, that serves the other address family, or that was"
            + " created for no subnet, carries nothing.",
    source = "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
    severity = CRITICAL,
    stage = Stage.NETWORK,
    blocksPath = true,
    remediation = {
      "aws ec2 associate-subnet-cidr-block --subnet-id SUBNET_ID --ipv6-cidr-block IPV6_BLOCK",
      "aws ec2 modify-vpc-endpoint --vpc-endpoint-id VPC_ENDPOINT_ID --ip-address-type ADDRESS_TYPE"
          + " --dns-options DnsRecordIpType=ADDRESS_TYPE",
      "aws ec2 modify-vpc-endpoint --vpc-endpoint-id VPC_ENDPOINT_ID --add-subnet-ids SUBNET_ID",
      "aws ec2 delete-vpc-endpoints --vpc-endpoint-ids VPC_ENDPOINT_ID"
    },
    seed = SeedRow.VPC_ENDPOINTS)
@AutoService(Check.class)
public final class EndpointStateCheck implements Check {

  private static final Set<PathComponent.Kind> COMPONENTS =
      EnumSet.of(PathComponent.Kind.ENDPOINT, PathComponent.Kind.NETWORK_INTERFACE);

  @Override
  public Verdict judge(Subject subject) {
    return CheckedPaths.of(subject, COMPONENTS)
        .judge("endpoint-state", blocked -> failure(subject, blocked));
  }

  private static Verdict.Fail failure(Subject subject, List<BlockedService> blocked) {
    PathComponent component = blocked.getFirst().components().getFirst();
    Reachability.Blocked stop = (Reachability.Blocked) component.reachability();
    return CheckedPaths.failure(
            subject,
            blocked,
            "endpoint-state.blocked",
            blocked.stream().flatMap(EndpointStateCheck::endpointIds).distinct().toList(),
            CheckedPaths.names(blocked),
            Text.message(CheckedPaths.reasonKey(stop.code()), state(stop.rule())))
        .withResources(CheckedPaths.resources(blocked))
        .withSteps(blocked.stream().flatMap(one -> fix(subject, one)).distinct().toList());
  }

  // The rule is the service's name and the state.
  private static String state(String rule) {
    return rule.substring(rule.lastIndexOf(' ') + 1);
  }

  // A zone may come before the endpoints that it leads to.
  private static Stream<String> endpointIds(BlockedService blocked) {
    return blocked.path().viaIds().stream().filter(id -> id.startsWith("vpce-"));
  }

  private static Stream<FixStep> fix(Subject subject, BlockedService blocked) {
    ExplanationCode reason =
        ((Reachability.Blocked) blocked.components().getFirst().reachability()).code();
    return endpointIds(blocked)
        .flatMap(endpointId ->
            switch (reason) {
              case BAD_STATE ->
                  Stream.of(
                      FixStep.fix(
                          Text.message(
                              "fix.create-again",
                              Command.aws("ec2", "delete-vpc-endpoints", "--vpc-endpoint-ids")
                                  .with(endpointId)
                                  .toString())));
              case ENDPOINT_WITHOUT_INTERFACES ->
                  Stream.of(
                      FixStep.fix(
                          Command.aws("ec2", "modify-vpc-endpoint", "--vpc-endpoint-id", endpointId)
                              .with("--add-subnet-ids", EndpointsOfVpc.placement(subject))
                              .toString()));
              default ->
                  new AddressFamilyFix(subject, endpointId, blocked.path().family())
                      .steps().stream();
            });
  }
}
