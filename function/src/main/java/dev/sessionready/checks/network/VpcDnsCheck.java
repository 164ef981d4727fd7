package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Verdict;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the VPC answers the names of the services. */
@CheckInfo(
    id = "vpc-dns",
    title = "The VPC has DNS support and DNS host names",
    why =
        "The private DNS of an interface endpoint and private hosted zones work only where the VPC has"
            + " both attributes on; without DNS support no name is answered at all.",
    source = "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
    severity = CRITICAL,
    stage = Stage.NETWORK,
    blocksPath = true,
    remediation = {
      "aws ec2 modify-vpc-attribute --vpc-id VPC_ID --enable-dns-support '{\"Value\":true}'",
      "aws ec2 modify-vpc-attribute --vpc-id VPC_ID --enable-dns-hostnames '{\"Value\":true}'"
    },
    seed = SeedRow.VPC_DNS)
@AutoService(Check.class)
public final class VpcDnsCheck implements Check {

  private static final Set<ExplanationCode> REASONS =
      Set.of(ExplanationCode.DNS_SUPPORT_DISABLED, ExplanationCode.DNS_HOSTNAMES_DISABLED);

  @Override
  public Verdict judge(Subject subject) {
    return new CheckedPaths(subject, (_, component) -> decides(component))
        .judge("vpc-dns", blocked -> failure(subject, blocked));
  }

  private static boolean decides(PathComponent component) {
    return switch (component.reachability()) {
      case Reachability.Blocked(ExplanationCode reason, _) -> REASONS.contains(reason);
      case Reachability.Allowed _ -> component.kind() == PathComponent.Kind.DNS;
      case Reachability.Unknown _ ->
          component.kind() == PathComponent.Kind.DNS && component.failedLookup().isPresent();
    };
  }

  private static Verdict.Fail failure(Subject subject, List<BlockedService> blocked) {
    String vpcId = String.valueOf(subject.instance().vpcId());
    Set<ExplanationCode> reasons = reasons(blocked);
    List<String> attributes = new ArrayList<>();
    List<String> fixes = new ArrayList<>();
    if (reasons.contains(ExplanationCode.DNS_SUPPORT_DISABLED)) {
      attributes.add(VpcDnsAttribute.SUPPORT.attribute());
      fixes.add(VpcDnsAttribute.SUPPORT.command(vpcId));
    }
    if (reasons.contains(ExplanationCode.DNS_HOSTNAMES_DISABLED)) {
      attributes.add(VpcDnsAttribute.HOSTNAMES.attribute());
      fixes.add(VpcDnsAttribute.HOSTNAMES.command(vpcId));
    }
    return CheckedPaths.failure(
            subject, blocked, "vpc-dns.off", vpcId, attributes, CheckedPaths.names(blocked))
        .withResources(List.of(vpcId))
        .withCommands(fixes);
  }

  private static Set<ExplanationCode> reasons(List<BlockedService> blocked) {
    return blocked.stream()
        .flatMap(one -> one.components().stream())
        .map(component -> ((Reachability.Blocked) component.reachability()).code())
        .collect(Collectors.toUnmodifiableSet());
  }
}
