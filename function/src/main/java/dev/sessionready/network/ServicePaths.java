package dev.sessionready.network;

import java.util.List;
import java.util.Optional;

/**
 * Chooses the way from a vantage to AWS's services, as the resolver and the routes of the VPC do:
 * the private DNS of an endpoint first, then a private hosted zone, then the public addresses, of
 * which those of S3 may be routed to a gateway endpoint.
 */
public final class ServicePaths {

  private static final int HTTPS = 443;

  private final Topology topology;
  private final Vantage vantage;
  private final Walk walk;

  public ServicePaths(Topology topology, Vantage vantage) {
    this.topology = topology;
    this.vantage = vantage;
    this.walk = new Walk(topology, vantage, HTTPS);
  }

  /** The way to a service on TCP 443; never throws {@link Unseen}, which becomes a doubt. */
  public ServicePath to(Service service, Family family) {
    var vpcId = vantage.vpcId();
    var resolver = Resolver.door(topology, vpcId);
    var ways = new Ways(topology, vantage, walk, service, family, resolver);
    return switch (Sight.of(vpcId, () -> choose(service, family, ways))) {
      case Sight.Seen<ServicePath>(var path) -> path;
      case Sight.Hidden<ServicePath>(var doubt) -> ways.unknown(Door.Kind.DNS, doubt);
    };
  }

  private ServicePath choose(Service service, Family family, Ways ways) {
    var foreign = foreign();
    if (foreign.isPresent()) {
      return ways.unknown(Door.Kind.ENDPOINT, foreign.get());
    }
    var names = new PrivateNames(topology, vantage.vpcId(), service);
    var captor = names.captor();
    var path =
        captor.isPresent()
            ? ways.endpoint(captor.get(), List.of())
            : uncaptured(service, family, names, ways);
    var others = new OtherAnswers(topology, vantage.vpcId(), service, family);
    var answered =
        openly(
            others.forwarded().map(path::answeredBy).orElse(path).bypassing(names.besides(path.viaIds())),
            names,
            ways);
    var open =
        others
            .insteadOf(answered)
            .map(door -> openly(answered.answeredBy(door), names, ways))
            .filter(possible -> possible.outcome() != Outcome.SHUT)
            .orElse(answered);
    return others.firewalls().stream().reduce(open, ServicePath::with, (_, last) -> last);
  }

  /**
   * Where what answers for the name cannot be seen, it may lead anywhere.
   *
   * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html">DHCP
   *     option sets</a>
   */
  private static ServicePath openly(ServicePath path, PrivateNames names, Ways ways) {
    return path.doors().stream().anyMatch(ServicePaths::leavesTargetOpen)
            && path.doors().stream().noneMatch(ServicePaths::asksNoZone)
        ? path.orElsewhere(ways.everywhere(names.all()))
        : path;
  }

  // What a zone holds that is not asked leaves nothing open.
  private static boolean asksNoZone(Door door) {
    return door.reach() instanceof Reach.Shut(Reason reason, _)
        && reason == Reason.DNS_HOSTNAMES_DISABLED
        && door.kind() == Door.Kind.DNS;
  }

  private static boolean leavesTargetOpen(Door door) {
    return door.kind() == Door.Kind.DNS
        && door.reach() instanceof Reach.Unverifiable(Doubt doubt, _, _)
        && doubt != Doubt.NAT64;
  }

  private ServicePath uncaptured(Service service, Family family, PrivateNames names, Ways ways) {
    var zones = topology.privateZones(vantage.vpcId());
    var answer = ZoneAnswer.of(zones, service, family);
    if (answer.isEmpty()) {
      return publicly(names, ways);
    }
    var obstacle = names.hostnamesOff();
    return obstacle.isEmpty() ? ways.zone(answer.get()) : unasked(answer.get(), obstacle.get(), names, ways);
  }

  /**
   * A VPC without host names does not ask its private zones; where nothing else leads on either,
   * the zone was meant.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html">
   *     Considerations for private hosted zones</a>
   */
  private static ServicePath unasked(
      ZoneAnswer answer, Door obstacle, PrivateNames names, Ways ways) {
    var path = publicly(names, ways);
    return path.outcome() == Outcome.SHUT ? ways.zone(answer, List.of(obstacle)) : path;
  }

  /** Where nothing private takes the name, it leads to the public addresses. */
  private static ServicePath publicly(PrivateNames names, Ways ways) {
    var path = ways.addresses();
    if (path.onward() != Outcome.SHUT) {
      return path;
    }
    // No way out: then an endpoint was meant, and what keeps the name from it is the cause.
    return names
        .fipsCaptor()
        .map(fips ->
            ways.endpoint(fips, List.of()).with(new Caveat(Caveat.Kind.FIPS_NAME_ONLY, fips.id())))
        .or(() ->
            names.any().map(idle -> ways.endpoint(idle, names.obstacle(idle).stream().toList())))
        .orElse(path);
  }

  /** A participant of a shared VPC sees neither its endpoints nor its gateways. */
  private Optional<Reach.Unverifiable> foreign() {
    var subnet = topology.subnet(vantage.subnetId());
    if (subnet.isEmpty()) {
      return Optional.of(new Reach.Unverifiable(Doubt.NOT_VISIBLE, vantage.subnetId()));
    }
    return subnet.get().ownerId().equals(topology.account())
        ? Optional.empty()
        : Optional.of(new Reach.Unverifiable(Doubt.SHARED_VPC, vantage.vpcId()));
  }
}
