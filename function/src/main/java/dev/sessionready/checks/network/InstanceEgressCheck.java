package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Command;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Service;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.subject.Subject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the instance's own security groups let its packets out. */
@CheckInfo(
    id = "instance-egress",
    title = "The security groups of the instance let it out on TCP 443 to the services",
    why =
        "The agent speaks to every service over HTTPS and opens all connections itself. To an"
            + " interface endpoint the destination is a private address; to the S3 gateway endpoint"
            + " it is the prefix list of S3.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/troubleshooting-ssm-agent.html",
    severity = CRITICAL,
    stage = Stage.NETWORK,
    blocksPath = true,
    remediation = {
      "aws ec2 authorize-security-group-egress --group-id SECURITY_GROUP --ip-permissions"
          + " 'IpProtocol=tcp,FromPort=443,ToPort=443,"
          + "UserIdGroupPairs=[{GroupId=ENDPOINT_SECURITY_GROUP}]'",
      "aws ec2 authorize-security-group-egress --group-id SECURITY_GROUP --ip-permissions"
          + " 'IpProtocol=tcp,FromPort=443,ToPort=443,"
          + "PrefixListIds=[{PrefixListId=S3_PREFIX_LIST}]'",
      "aws ec2 authorize-security-group-egress --group-id SECURITY_GROUP --ip-permissions"
          + " 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=0.0.0.0/0}]'"
    },
    seed = SeedRow.INSTANCE_SECURITY_GROUP)
@AutoService(Check.class)
public final class InstanceEgressCheck implements Check {

  /** Every address of IPv6, in the shorthand of a permission. */
  static final String EVERYWHERE_BY_IPV6 = "Ipv6Ranges=[{CidrIpv6=::/0}]";

  private static final Set<PathComponent.Kind> COMPONENTS =
      EnumSet.of(PathComponent.Kind.SECURITY_GROUP_EGRESS);

  @Override
  public Verdict judge(Subject subject) {
    return CheckedPaths.of(subject, COMPONENTS)
        .judge("instance-egress", blocked -> failure(subject, blocked));
  }

  private static Verdict.Fail failure(Subject subject, List<BlockedService> blocked) {
    List<String> groups = blocked.getFirst().components().getFirst().resourceIds();
    return CheckedPaths.failure(
            subject,
            blocked,
            "instance-egress.blocked",
            groups,
            subject.instance().id(),
            CheckedPaths.names(blocked))
        .withResources(Stream.concat(Stream.of(subject.instance().id()), groups.stream()).toList())
        .withCommands(
            blocked.stream()
                .flatMap(one -> destinations(subject, one))
                .distinct()
                .map(destination -> fix(groups.getFirst(), destination).toString())
                .toList());
  }

  private static Stream<String> destinations(Subject subject, BlockedService blocked) {
    Optional<InterfaceEndpoint> endpoint = EndpointsOfVpc.hinted(subject).on(blocked);
    if (endpoint.isPresent()) {
      return endpoint.get().groupIds().stream()
          .sorted()
          .map(group -> "UserIdGroupPairs=[{GroupId=" + group + "}]");
    }
    return Stream.of(
        switch (blocked.path().family()) {
          // The prefix list of S3 holds IPv4 addresses.
          case IPV4 -> prefixList(subject, blocked).orElse("IpRanges=[{CidrIp=0.0.0.0/0}]");
          case IPV6 -> EVERYWHERE_BY_IPV6;
        });
  }

  private static Optional<String> prefixList(Subject subject, BlockedService blocked) {
    return blocked.service() == Service.S3
        ? EndpointsOfVpc.s3PrefixList(subject)
            .map(id -> "PrefixListIds=[{PrefixListId=" + id + "}]")
        : Optional.empty();
  }

  /** The command that lets a group out there, in the shorthand of a permission. */
  static Command fix(String group, String destination) {
    return Command.aws("ec2", "authorize-security-group-egress", "--group-id", group)
        .with("--ip-permissions", "IpProtocol=tcp,FromPort=443,ToPort=443," + destination);
  }
}
