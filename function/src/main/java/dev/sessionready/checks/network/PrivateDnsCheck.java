// Over 200 lines: a check is one file, with its info and its remediation.
package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.NoFix;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Service;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the names of the services lead to the endpoints that are there. */
@CheckInfo(
    id = "private-dns",
    title = "The private DNS of the endpoints leads the services' names to them",
    why =
        "Unless its configuration file names endpoints of its own, the agent asks for the public name"
            + " of a service. With private DNS, or a private hosted zone that leads there, that name"
            + " becomes the address of the endpoint.",
    source = "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
    severity = CRITICAL,
    stage = Stage.NETWORK,
    blocksPath = true,
    symptoms = {
      Symptom.LOG_GROUP_NOT_ENCRYPTED,
      Symptom.BUCKET_NOT_VALIDATED,
      Symptom.NOTHING_IN_CLOUDWATCH,
      Symptom.NOTHING_IN_S3
    },
    remediation = {
      "aws ec2 modify-vpc-attribute --vpc-id VPC_ID --enable-dns-hostnames '{\"Value\":true}'",
      "aws ec2 modify-vpc-endpoint --vpc-endpoint-id VPC_ENDPOINT_ID --private-dns-enabled",
      "aws ec2 modify-vpc-endpoint --vpc-endpoint-id VPC_ENDPOINT_ID --private-dns-enabled"
          + " --dns-options PrivateDnsOnlyForInboundResolverEndpoint=false",
      "aws ec2 modify-vpc-endpoint --vpc-endpoint-id VPC_ENDPOINT_ID"
          + " --add-route-table-ids ROUTE_TABLE_ID",
      "aws route53 change-resource-record-sets --hosted-zone-id HOSTED_ZONE_ID"
          + " --change-batch CHANGE_BATCH",
      "aws route53 list-resource-record-sets --hosted-zone-id HOSTED_ZONE_ID"
    },
    seed = SeedRow.VPC_DNS)
@AutoService(Check.class)
public final class PrivateDnsCheck implements Check {

  // Else S3 keeps to the gateway endpoint within the VPC, and AWS demands that there is one.
  private static final String[] FOR_THE_VPC_TOO = {
    "--dns-options", "PrivateDnsOnlyForInboundResolverEndpoint=false"
  };

  private static final Set<ExplanationCode> REASONS =
      Set.of(
          ExplanationCode.PRIVATE_DNS_DISABLED,
          ExplanationCode.PRIVATE_DNS_INBOUND_RESOLVER_ONLY,
          ExplanationCode.NAME_NOT_IN_PRIVATE_ZONE);

  @Override
  public Verdict judge(Subject subject) {
    return new CheckedPaths(subject, (_, component) -> decides(component))
        .judge("private-dns", blocked -> failure(subject, blocked));
  }

  private static boolean decides(PathComponent component) {
    return switch (component.reachability()) {
      case Reachability.Blocked(ExplanationCode reason, _) -> REASONS.contains(reason);
      case Reachability.Allowed _ -> component.kind() == PathComponent.Kind.DNS;
      case Reachability.Unknown _ -> false;
    };
  }

  private static Verdict.Fail failure(Subject subject, List<BlockedService> blocked) {
    boolean unrecorded =
        blocked.stream().allMatch(one -> reason(one) == ExplanationCode.NAME_NOT_IN_PRIVATE_ZONE);
    Verdict.Fail fail =
        Verdict.fail(
            CheckedPaths.severity(blocked),
            unrecorded ? withoutName(subject, blocked) : CheckedPaths.symptom(subject, blocked),
            cause(subject, blocked, unrecorded));
    List<FixStep> steps = blocked.stream().flatMap(one -> steps(subject, one)).distinct().toList();
    return (steps.stream().anyMatch(FixStep::isFix)
            ? fail.withSteps(steps)
            : fail.withoutFix(NoFix.OPERATORS_CHOICE, steps.toArray(FixStep[]::new)))
        .withResources(CheckedPaths.resources(blocked));
  }

  // Names the zone without a record, and a gateway endpoint that was meant, as what they are.
  private static Text cause(Subject subject, List<BlockedService> blocked, boolean unrecorded) {
    if (unrecorded) {
      return Text.message(
          "private-dns.no-record",
          blocked.stream().map(one -> at(one).getFirst()).distinct().toList(),
          blocked.stream().map(one -> blocked(one).rule()).distinct().toList());
    }
    Optional<GatewayEndpoint> idle = idleGateway(subject, blocked.getFirst());
    if (idle.isPresent() && blocked.size() == 1) {
      return Text.message(
          "private-dns.gateway-idle",
          CheckedPaths.names(blocked),
          at(blocked.getFirst()),
          idle.get().id(),
          EndpointsOfVpc.routeTable(subject).orElse("-"));
    }
    Reachability.Blocked first = blocked(blocked.getFirst());
    return Text.message(
        "private-dns.off",
        CheckedPaths.names(blocked),
        blocked.stream().flatMap(one -> at(one).stream()).distinct().toList(),
        Text.message(CheckedPaths.reasonKey(first.code()), first.rule()));
  }

  private static ExplanationCode reason(BlockedService blocked) {
    return blocked(blocked).code();
  }

  private static Reachability.Blocked blocked(BlockedService blocked) {
    return (Reachability.Blocked) blocked.components().getFirst().reachability();
  }

  private static List<String> at(BlockedService blocked) {
    return blocked.components().getFirst().resourceIds();
  }

  // A name that does not exist causes no wait: what needs it fails at once.
  private static Symptom withoutName(Subject subject, List<BlockedService> blocked) {
    return switch (CheckedPaths.symptom(subject, blocked)) {
      case BLACK_SCREEN_THEN_NOT_ENCRYPTED -> Symptom.LOG_GROUP_NOT_ENCRYPTED;
      case BLACK_SCREEN_THEN_NOT_VALIDATED -> Symptom.BUCKET_NOT_VALIDATED;
      case BLACK_SCREEN_THEN_NO_LOG -> Symptom.NOTHING_IN_CLOUDWATCH;
      case BLACK_SCREEN -> Symptom.NOTHING_IN_CLOUDWATCH;
      case BLACK_SCREEN_THEN_NO_OBJECT -> Symptom.NOTHING_IN_S3;
      case HANDSHAKE_TIMED_OUT -> Symptom.DATA_KEY_REFUSED;
      case Symptom other -> other;
    };
  }

  // A gateway endpoint that is there, but not for the route table of the subnet.
  private static Optional<GatewayEndpoint> idleGateway(Subject subject, BlockedService blocked) {
    Optional<String> table = EndpointsOfVpc.routeTable(subject);
    return blocked.service() == Service.S3 && table.isPresent()
        ? EndpointsOfVpc.hinted(subject)
            .s3Gateway()
            .filter(gateway -> !gateway.routeTableIds().contains(table.get()))
        : Optional.empty();
  }

  private static Stream<FixStep> steps(Subject subject, BlockedService blocked) {
    String id = at(blocked).getFirst();
    return switch (reason(blocked)) {
      case NAME_NOT_IN_PRIVATE_ZONE -> recorded(subject, blocked, id);
      case PRIVATE_DNS_INBOUND_RESOLVER_ONLY ->
          Stream.of(
              FixStep.fix(
                  idleGateway(subject, blocked)
                      .map(gateway ->
                          modify(gateway.id())
                              .with("--add-route-table-ids")
                              .with(EndpointsOfVpc.routeTable(subject).orElse("-")))
                      .orElseGet(() -> modify(id).with(FOR_THE_VPC_TOO))
                      .toString()));
      default ->
          Stream.concat(
                  EndpointsOfVpc.dnsAttributeCommands(subject).stream(),
                  Stream.of(enable(id, blocked.service()).toString()))
              .map(FixStep::fix);
    };
  }

  private static Command enable(String endpointId, Service service) {
    Command enable = modify(endpointId).with("--private-dns-enabled");
    return service == Service.S3 ? enable.with(FOR_THE_VPC_TOO) : enable;
  }

  private static Command modify(String endpointId) {
    return Command.aws("ec2", "modify-vpc-endpoint", "--vpc-endpoint-id", endpointId);
  }

  // The addresses of an endpoint stay as long as it does, so a record may name them.
  private static Stream<FixStep> recorded(Subject subject, BlockedService blocked, String zoneId) {
    List<String> addresses = addresses(subject, blocked);
    FixStep look =
        FixStep.look(
            Command.aws("route53", "list-resource-record-sets", "--hosted-zone-id", zoneId)
                .toString());
    return addresses.isEmpty()
        ? Stream.of(look)
        : Stream.of(
            look,
            FixStep.fix(
                Command.aws("route53", "change-resource-record-sets", "--hosted-zone-id", zoneId)
                    .with("--change-batch", batch(blocked, addresses))
                    .toString()));
  }

  private static String batch(BlockedService blocked, List<String> addresses) {
    String values =
        addresses.stream()
            .sorted()
            .map(address -> "{\"Value\":\"" + address + "\"}")
            .collect(Collectors.joining(","));
    return ("{\"Changes\":[{\"Action\":\"UPSERT\",\"ResourceRecordSet\":{\"Name\":\"%s\","
            + "\"Type\":\"%s\",\"TTL\":60,\"ResourceRecords\":[%s]}}]}")
        .formatted(
            blocked(blocked).rule(), blocked.path().family() == Family.IPV4 ? "A" : "AAAA", values);
  }

  private static List<String> addresses(Subject subject, BlockedService blocked) {
    Family family = blocked.path().family();
    return EndpointsOfVpc.hinted(subject).interfaces(blocked.service()).stream()
        .limit(1)
        .flatMap(endpoint -> endpoint.networkInterfaceIds().stream())
        .flatMap(id -> subject.account().hint(network -> network.networkInterface(id)).stream())
        .flatMap(one -> one.addresses(family).stream())
        .map(Ip::toString)
        .toList();
  }
}
