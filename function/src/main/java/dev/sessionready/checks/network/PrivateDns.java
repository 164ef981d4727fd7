package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Subject;
import dev.sessionready.network.Door;
import dev.sessionready.network.Reach;
import dev.sessionready.network.Reason;
import java.util.List;
import java.util.Set;

/** Whether the names of the services lead to the endpoints that are there. */
@CheckInfo(
    id = "private-dns",
    title = "The private DNS of the endpoints leads the services' names to them",
    why =
        "The agent asks for the public name of a service. Only with private DNS, or a private hosted"
            + " zone that leads there, does that name become the address of the endpoint.",
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
      "aws ec2 modify-vpc-endpoint --vpc-endpoint-id VPC_ENDPOINT_ID --private-dns-enabled",
      "aws route53 list-resource-record-sets --hosted-zone-id HOSTED_ZONE_ID"
    },
    seed = SeedRow.VPC_DNS)
@AutoService(Check.class)
public final class PrivateDns implements Check {

  private static final Set<Reason> REASONS =
      Set.of(
          Reason.PRIVATE_DNS_DISABLED,
          Reason.PRIVATE_DNS_INBOUND_RESOLVER_ONLY,
          Reason.NAME_NOT_IN_PRIVATE_ZONE);

  @Override
  public Verdict judge(Subject subject) {
    return new Crossing(subject, (_, door) -> decides(door))
        .judge("private-dns", blocked -> failure(subject, blocked));
  }

  private static boolean decides(Door door) {
    return switch (door.reach()) {
      case Reach.Shut(Reason reason, _) -> REASONS.contains(reason);
      case Reach.Open _ -> door.kind() == Door.Kind.DNS;
      case Reach.Unverifiable _ -> false;
    };
  }

  private static Verdict.Fail failure(Subject subject, List<Blocked> blocked) {
    Blocked first = blocked.getFirst();
    Door door = first.doors().getFirst();
    Reach.Shut shut = (Reach.Shut) door.reach();
    return Verdict.fail(
            Crossing.severity(blocked),
            Crossing.symptom(subject, blocked),
            "private-dns.off",
            Crossing.names(blocked),
            blocked.stream().flatMap(one -> one.path().viaIds().stream()).distinct().toList(),
            Text.message(Crossing.reasonKey(shut.reason()), shut.rule()))
        .withResources(Crossing.resources(blocked))
        .withSteps(
            blocked.stream()
                .flatMap(one -> one.path().viaIds().stream())
                .distinct()
                .map(PrivateDns::fix)
                .toList());
  }

  private static FixStep fix(String id) {
    return id.startsWith("vpce-")
        ? FixStep.fix("aws ec2 modify-vpc-endpoint --vpc-endpoint-id " + id + " --private-dns-enabled")
        : FixStep.look("aws route53 list-resource-record-sets --hosted-zone-id " + id);
  }
}
