package dev.sessionready.network.trace;

import dev.sessionready.network.address.Family;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.RegionalService;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.network.path.UnknownReason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the path from a source to AWS's services, as the resolver and the routes of the VPC do:
 * the private DNS of an endpoint first, then a private hosted zone, then the public addresses, of
 * which those of S3 may be routed to a gateway endpoint.
 */
public final class ServicePathFinder {

  private static final int HTTPS = 443;

  private final Topology topology;
  private final PacketSource start;
  private final PacketTracer tracer;

  public ServicePathFinder(Topology topology, PacketSource start) {
    this.topology = topology;
    this.start = start;
    this.tracer = new PacketTracer(topology, start, HTTPS);
  }

  /**
   * The path to a service on TCP 443; never throws {@link LookupFailed}, which becomes an unknown
   * component.
   */
  public ServicePath to(RegionalService service, Family family) {
    var vpcId = start.vpcId();
    var resolver = VpcResolver.component(topology, vpcId);
    var paths = new ServicePathBuilder(topology, start, tracer, service, family, resolver);
    return switch (Lookup.of(vpcId, () -> choose(service, family, paths))) {
      case Lookup.Found<ServicePath>(var path) -> path;
      case Lookup.Failed<ServicePath>(var doubt) -> paths.unknown(PathComponent.Kind.DNS, doubt);
    };
  }

  private ServicePath choose(RegionalService service, Family family, ServicePathBuilder paths) {
    var foreign = foreign();
    if (foreign.isPresent()) {
      return paths.unknown(PathComponent.Kind.ENDPOINT, foreign.get());
    }
    var names = PrivateDnsNames.of(topology, start.vpcId(), service);
    var endpoint = names.endpoint();
    var path =
        endpoint.isPresent()
            ? paths.endpoint(endpoint.get(), List.of())
            : uncaptured(service, family, names, paths);
    var others = new OtherAnswers(topology, start.vpcId(), service, family);
    var answered =
        openly(
            others
                .forwarded()
                .map(path::answeredBy)
                .orElse(path)
                .bypassing(names.besides(path.viaIds())),
            names,
            paths);
    var open =
        others
            .insteadOf(answered)
            .map(component -> openly(answered.answeredBy(component), names, paths))
            .filter(possible -> possible.outcome() != PathOutcome.BLOCKED)
            .orElse(answered);
    return open.with(others.firewalls());
  }

  /**
   * Where what answers for the name cannot be seen, it may lead anywhere.
   *
   * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html">DHCP
   *     option sets</a>
   */
  private static ServicePath openly(
      ServicePath path, PrivateDnsNames names, ServicePathBuilder paths) {
    return path.components().stream().anyMatch(ServicePathFinder::leavesTargetOpen)
            && path.components().stream().noneMatch(ServicePathFinder::asksNoZone)
        ? path.orElsewhere(paths.everywhere(names.all()))
        : path;
  }

  // What a zone holds that is not asked leaves nothing open.
  private static boolean asksNoZone(PathComponent component) {
    return component.reachability() instanceof Reachability.Blocked(ExplanationCode reason, _)
        && reason == ExplanationCode.DNS_HOSTNAMES_DISABLED;
  }

  private static boolean leavesTargetOpen(PathComponent component) {
    return component.kind() == PathComponent.Kind.DNS
        && component.reachability() instanceof Reachability.Unknown(UnknownReason doubt, _, _)
        && doubt != UnknownReason.NAT64;
  }

  private ServicePath uncaptured(
      RegionalService service, Family family, PrivateDnsNames names, ServicePathBuilder paths) {
    var answer =
        topology
            .once(
                new ZoneQuestion(start.vpcId(), service, family),
                Zoned.class,
                () -> zoned(service, family))
            .answer();
    if (answer == null) {
      return publicly(names, paths);
    }
    var blockedBy = names.hostnamesOff();
    return blockedBy.isEmpty()
        ? paths.zone(answer)
        : unasked(answer, blockedBy.get(), names, paths);
  }

  private Zoned zoned(RegionalService service, Family family) {
    var zones = topology.privateZones(start.vpcId());
    return new Zoned(ZoneAnswer.of(zones, service, family).orElse(null));
  }

  /** What the private zones of a VPC are asked, by all its subnets alike. */
  private record ZoneQuestion(String vpcId, RegionalService service, Family family) {}

  /**
   * What they answer.
   *
   * @param answer null where none of them covers the name
   */
  private record Zoned(@Nullable ZoneAnswer answer) {}

  /**
   * A VPC without host names does not ask its private zones; where nothing else leads on either,
   * the zone was meant.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html">
   *     Considerations for private hosted zones</a>
   */
  private static ServicePath unasked(
      ZoneAnswer answer, PathComponent blockedBy, PrivateDnsNames names, ServicePathBuilder paths) {
    var path = publicly(names, paths);
    return path.outcome() == PathOutcome.BLOCKED ? paths.zone(answer, List.of(blockedBy)) : path;
  }

  /** Where nothing private takes the name, it leads to the public addresses. */
  private static ServicePath publicly(PrivateDnsNames names, ServicePathBuilder paths) {
    var path = paths.addresses();
    if (path.onward() != PathOutcome.BLOCKED) {
      return path;
    }
    // No path out: then an endpoint was meant, and what keeps the name from it is the cause.
    return names
        .fipsEndpoint()
        .map(fips ->
            paths
                .endpoint(fips, List.of())
                .with(List.of(new Caveat(Caveat.Kind.FIPS_NAME_ONLY, fips.id()))))
        .or(() ->
            names.any().map(idle -> paths.endpoint(idle, names.blockedBy(idle).stream().toList())))
        .orElse(path);
  }

  /** A participant of a shared VPC sees neither its endpoints nor its gateways. */
  private Optional<Reachability.Unknown> foreign() {
    var subnet = topology.subnet(start.subnetId());
    if (subnet.isEmpty()) {
      return Optional.of(new Reachability.Unknown(UnknownReason.NOT_VISIBLE, start.subnetId()));
    }
    return subnet.get().ownerId().equals(topology.account())
        ? Optional.empty()
        : Optional.of(new Reachability.Unknown(UnknownReason.SHARED_VPC, start.vpcId()));
  }
}
