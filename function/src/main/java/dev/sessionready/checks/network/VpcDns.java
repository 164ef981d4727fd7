package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Subject;
import dev.sessionready.network.Door;
import dev.sessionready.network.Reach;
import dev.sessionready.network.Reason;
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
    seen = {
      Symptom.NOT_CONNECTED,
      Symptom.HANDSHAKE_TIMED_OUT,
      Symptom.BLACK_SCREEN,
      Symptom.BLACK_SCREEN_THEN_NOT_ENCRYPTED,
      Symptom.BLACK_SCREEN_THEN_NOT_VALIDATED,
      Symptom.BLACK_SCREEN_THEN_NO_LOG
    },
    fix = {
      "aws ec2 modify-vpc-attribute --vpc-id VPC_ID --enable-dns-support '{\"Value\":true}'",
      "aws ec2 modify-vpc-attribute --vpc-id VPC_ID --enable-dns-hostnames '{\"Value\":true}'"
    },
    seed = SeedRow.VPC_DNS)
@AutoService(Check.class)
public final class VpcDns implements Check {

  private static final Set<Reason> REASONS =
      Set.of(Reason.DNS_SUPPORT_DISABLED, Reason.DNS_HOSTNAMES_DISABLED);

  @Override
  public Verdict judge(Subject subject) {
    return new Crossing(subject, (_, door) -> decides(door))
        .judge("vpc-dns", blocked -> failure(subject, blocked));
  }

  private static boolean decides(Door door) {
    return switch (door.reach()) {
      case Reach.Shut(Reason reason, _) -> REASONS.contains(reason);
      case Reach.Open _ -> door.kind() == Door.Kind.DNS;
      case Reach.Unverifiable unverifiable ->
          door.kind() == Door.Kind.DNS && unverifiable.failed() != null;
    };
  }

  private static Verdict.Fail failure(Subject subject, List<Blocked> blocked) {
    String vpcId = String.valueOf(subject.instance().vpcId());
    Set<Reason> reasons = reasons(blocked);
    List<String> attributes = new ArrayList<>();
    List<String> fixes = new ArrayList<>();
    if (reasons.contains(Reason.DNS_SUPPORT_DISABLED)) {
      attributes.add(VpcDnsAttribute.SUPPORT.attribute());
      fixes.add(VpcDnsAttribute.SUPPORT.command(vpcId));
    }
    if (reasons.contains(Reason.DNS_HOSTNAMES_DISABLED)) {
      attributes.add(VpcDnsAttribute.HOSTNAMES.attribute());
      fixes.add(VpcDnsAttribute.HOSTNAMES.command(vpcId));
    }
    return Verdict.fail(
            Crossing.severity(blocked),
            Crossing.symptom(subject, blocked),
            "vpc-dns.off",
            vpcId,
            attributes,
            Crossing.names(blocked))
        .withResources(List.of(vpcId))
        .withCommands(fixes);
  }

  private static Set<Reason> reasons(List<Blocked> blocked) {
    return blocked.stream()
        .flatMap(one -> one.doors().stream())
        .map(door -> ((Reach.Shut) door.reach()).reason())
        .collect(Collectors.toUnmodifiableSet());
  }
}
