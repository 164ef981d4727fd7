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
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.subject.Subject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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

  private static final Set<PathComponent.Kind> COMPONENTS =
      EnumSet.of(PathComponent.Kind.SECURITY_GROUP_INGRESS);

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
                .map(one -> subject.addressText(one.path().family()).orElseThrow())
                .distinct()
                .toList())
        .withResources(CheckedPaths.resources(blocked))
        .withCommands(
            blocked.stream()
                .flatMap(one ->
                    one.components().stream()
                        .flatMap(component -> component.resourceIds().stream())
                        .map(group -> fix(subject, group, one.path().family())))
                .distinct()
                .toList());
  }

  private static String fix(Subject subject, String group, Family family) {
    String source = source(subject, family);
    Command command = Command.aws("ec2", "authorize-security-group-ingress", "--group-id", group);
    Command whole =
        switch (family) {
          case IPV4 -> command.with("--protocol", "tcp", "--port", "443", "--cidr", source);
          // Only a permission as a whole takes a block of IPv6.
          case IPV6 ->
              command.with(
                  "--ip-permissions",
                  "IpProtocol=tcp,FromPort=443,ToPort=443,Ipv6Ranges=[{CidrIpv6=%s}]"
                      .formatted(source));
        };
    return whole.toString();
  }

  // The whole VPC, since private DNS sends all of it here, or else the source of the packet that
  // the group drops.
  private static String source(Subject subject, Family family) {
    return subject
        .vpcBlock(family)
        .map(Cidr::toString)
        .or(() -> subject.addressText(family).map(own -> own + "/" + family.bits()))
        .orElseThrow();
  }
}
