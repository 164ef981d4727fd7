package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Command;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Verdict;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.Vpc;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Optional;

/** Whether the endpoints' security groups let the instance's packets in. */
@CheckInfo(
    id = "endpoint-ingress",
    title = "The security groups of the endpoints allow the instance on TCP 443",
    why =
        "An interface endpoint is a network interface with security groups of its own. With private"
            + " DNS it takes the service's name for every subnet of the VPC, so its groups must allow"
            + " every instance there.",
    source = "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
    severity = CRITICAL,
    stage = Stage.NETWORK,
    blocksPath = true,
    remediation = {
      "aws ec2 authorize-security-group-ingress --group-id SECURITY_GROUP"
          + " --protocol tcp --port 443 --cidr VPC_CIDR",
      "aws ec2 authorize-security-group-ingress --group-id SECURITY_GROUP --ip-permissions"
          + " 'IpProtocol=tcp,FromPort=443,ToPort=443,Ipv6Ranges=[{CidrIpv6=VPC_CIDR}]'"
    },
    seed = SeedRow.VPC_ENDPOINT_SECURITY_GROUP)
@AutoService(Check.class)
public final class EndpointIngressCheck implements Check {

  private static final List<PathComponent.Kind> COMPONENTS =
      List.of(PathComponent.Kind.SECURITY_GROUP_INGRESS);

  @Override
  public Verdict judge(Subject subject) {
    return CheckedPaths.of(subject, COMPONENTS)
        .judge("endpoint-ingress", blocked -> failure(subject, blocked));
  }

  private static Verdict.Fail failure(Subject subject, List<BlockedService> blocked) {
    List<String> groups =
        blocked.stream()
            .flatMap(one -> one.components().stream())
            .flatMap(component -> component.resourceIds().stream())
            .distinct()
            .toList();
    return CheckedPaths.failure(
            subject,
            blocked,
            "endpoint-ingress.blocked",
            groups,
            CheckedPaths.names(blocked),
            blocked.stream()
                .map(one -> address(subject, one.path().family()).toString())
                .distinct()
                .toList())
        .withResources(CheckedPaths.resources(blocked))
        .withCommands(
            blocked.stream()
                .flatMap(one ->
                    one.components().stream()
                        .flatMap(component -> component.resourceIds().stream())
                        .map(group -> fix(group, source(subject, one.path().family()))))
                .distinct()
                .toList());
  }

  private static String fix(String group, Cidr source) {
    Command command =
        Command.aws("ec2", "authorize-security-group-ingress", "--group-id", group);
    Command whole =
        switch (source.family()) {
          case IPV4 ->
              command.with("--protocol", "tcp", "--port", "443", "--cidr", source.toString());
          // Only a permission as a whole takes a block of IPv6.
          case IPV6 ->
              command.with(
                  "--ip-permissions",
                  "IpProtocol=tcp,FromPort=443,ToPort=443,Ipv6Ranges=[{CidrIpv6=%s}]"
                      .formatted(source));
        };
    return whole.toString();
  }

  // The packet that the group drops has a source address of the path's family.
  private static Ip address(Subject subject, Family family) {
    return subject.instance().networkInterfaces().getFirst().addresses(family).getFirst();
  }

  // The whole VPC, since private DNS sends all of it here.
  private static Cidr source(Subject subject, Family family) {
    Ip address = address(subject, family);
    return Optional.ofNullable(subject.instance().vpcId())
        .flatMap(vpcId -> subject.account().hint(network -> network.vpc(vpcId)))
        .map(Vpc::cidrs)
        .flatMap(cidrs -> cidrs.stream().filter(block -> block.contains(address)).findFirst())
        .orElse(address.alone());
  }
}
