package dev.sessionready.network.trace;

import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.VpcDnsAttributes;
import dev.sessionready.network.model.VpcEndpoint;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.RegionalService;
import dev.sessionready.network.path.UnknownReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The interface endpoints of a VPC for a service, and whether the private DNS of one of them takes
 * the name of the service: it then does so for every subnet of the VPC, public ones too.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html">
 *     Private DNS of interface endpoints</a>
 */
final class PrivateDnsNames {

  private final Topology topology;
  private final String vpcId;
  private final List<VpcEndpoint> serving;
  private final List<VpcEndpoint> servingWithFips;

  private PrivateDnsNames(Topology topology, String vpcId, RegionalService service) {
    var endpoints = topology.endpoints(vpcId);
    this.topology = topology;
    this.vpcId = vpcId;
    this.serving = endpoints.stream().filter(service::isServedBy).toList();
    this.servingWithFips = endpoints.stream().filter(service::isServedWithFipsBy).toList();
  }

  /** The names of a VPC for a service, found once for all its subnets. */
  static PrivateDnsNames of(Topology topology, String vpcId, RegionalService service) {
    return topology.once(
        new NamesOf(vpcId, service),
        PrivateDnsNames.class,
        () -> new PrivateDnsNames(topology, vpcId, service));
  }

  /** The endpoint that the name of the service leads to. */
  Optional<InterfaceEndpoint> endpoint() {
    return endpoint(serving);
  }

  /** The endpoint that the FIPS name of the service leads to. */
  Optional<InterfaceEndpoint> fipsEndpoint() {
    return endpoint(servingWithFips);
  }

  private Optional<InterfaceEndpoint> endpoint(List<VpcEndpoint> some) {
    return interfaces(some)
        .filter(endpoint -> stands(endpoint) && blockedBy(endpoint).isEmpty())
        .findFirst();
  }

  /** Some endpoint for the service, whether its name leads there or not. */
  Optional<InterfaceEndpoint> any() {
    return interfaces(serving).findFirst();
  }

  /** Every interface endpoint for the service. */
  List<InterfaceEndpoint> all() {
    return interfaces(serving).toList();
  }

  private static Stream<InterfaceEndpoint> interfaces(List<VpcEndpoint> some) {
    return some.stream()
        .flatMap(e -> e instanceof InterfaceEndpoint i ? Stream.of(i) : Stream.empty());
  }

  /** The endpoints of every type for the service, but those. */
  List<String> besides(List<String> usedIds) {
    return serving.stream().map(VpcEndpoint::id).filter(id -> !usedIds.contains(id)).toList();
  }

  /** Why the name does not lead to an endpoint, as far as names are concerned. */
  Optional<PathComponent> blockedBy(InterfaceEndpoint endpoint) {
    if (!endpoint.privateDnsEnabled()) {
      return Optional.of(blocked(endpoint.id(), ExplanationCode.PRIVATE_DNS_DISABLED));
    }
    if (endpoint.privateDnsOnlyForInboundResolver()) {
      return Optional.of(blocked(endpoint.id(), ExplanationCode.PRIVATE_DNS_INBOUND_RESOLVER_ONLY));
    }
    return hostnamesOff();
  }

  /** That the VPC has no DNS host names, without which it answers no private name at all. */
  Optional<PathComponent> hostnamesOff() {
    var hostnames = topology.vpcDns(vpcId).map(VpcDnsAttributes::hostnames).orElse(false);
    return hostnames
        ? Optional.empty()
        : Optional.of(blocked(vpcId, ExplanationCode.DNS_HOSTNAMES_DISABLED));
  }

  private static PathComponent blocked(String id, ExplanationCode reason) {
    return new PathComponent(
        PathComponent.Kind.DNS,
        PathComponent.Direction.FORWARD,
        List.of(id),
        new Reachability.Blocked(reason, ""));
  }

  /**
   * Whether the endpoint has come into being and not gone again: only then its names exist. One in
   * a state that we do not know counts, so that the path stays unknown.
   */
  private static boolean stands(InterfaceEndpoint endpoint) {
    return switch (EndpointState.judge(endpoint)) {
      case Reachability.Allowed _ -> true;
      case Reachability.Blocked _ -> false;
      case Reachability.Unknown unverifiable ->
          unverifiable.doubt() != UnknownReason.ENDPOINT_PENDING;
    };
  }

  /** Of which VPC, and for which service. */
  private record NamesOf(String vpcId, RegionalService service) {}
}
