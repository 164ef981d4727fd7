package dev.sessionready.network;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The interface endpoints of a VPC for a service, and whether the private DNS of one of them takes
 * the name of the service: it then does so for every subnet of the VPC, public ones too.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html">
 *     Private DNS of interface endpoints</a>
 */
final class PrivateNames {

  private final Topology topology;
  private final String vpcId;
  private final Service service;
  private final List<VpcEndpoint> endpoints;

  PrivateNames(Topology topology, String vpcId, Service service) {
    this.topology = topology;
    this.vpcId = vpcId;
    this.service = service;
    this.endpoints = topology.endpoints(vpcId);
  }

  /** The endpoint that the name of the service leads to. */
  Optional<InterfaceEndpoint> captor() {
    return captor(service::isServedBy);
  }

  /** The endpoint that the FIPS name of the service leads to. */
  Optional<InterfaceEndpoint> fipsCaptor() {
    return captor(service::isServedWithFipsBy);
  }

  private Optional<InterfaceEndpoint> captor(Predicate<VpcEndpoint> serves) {
    return interfaces(serves)
        .filter(endpoint -> stands(endpoint) && obstacle(endpoint).isEmpty())
        .findFirst();
  }

  /** Some endpoint for the service, whether its name leads there or not. */
  Optional<InterfaceEndpoint> any() {
    return interfaces(service::isServedBy).findFirst();
  }

  /** Every interface endpoint for the service. */
  List<InterfaceEndpoint> all() {
    return interfaces(service::isServedBy).toList();
  }

  private Stream<InterfaceEndpoint> interfaces(Predicate<VpcEndpoint> serves) {
    return endpoints.stream()
        .filter(serves)
        .flatMap(e -> e instanceof InterfaceEndpoint i ? Stream.of(i) : Stream.empty());
  }

  /** The endpoints of every type for the service, but those. */
  List<String> besides(List<String> usedIds) {
    return endpoints.stream()
        .filter(service::isServedBy)
        .map(VpcEndpoint::id)
        .filter(id -> !usedIds.contains(id))
        .toList();
  }

  /** Why the name does not lead to an endpoint, as far as names are concerned. */
  Optional<Door> obstacle(InterfaceEndpoint endpoint) {
    if (!endpoint.privateDnsEnabled()) {
      return Optional.of(shut(endpoint.id(), Reason.PRIVATE_DNS_DISABLED));
    }
    if (endpoint.privateDnsOnlyForInboundResolver()) {
      return Optional.of(shut(endpoint.id(), Reason.PRIVATE_DNS_INBOUND_RESOLVER_ONLY));
    }
    return hostnamesOff();
  }

  /** That the VPC has no DNS host names, without which it answers no private name at all. */
  Optional<Door> hostnamesOff() {
    var hostnames = topology.vpcDns(vpcId).map(VpcDns::hostnames).orElse(false);
    return hostnames ? Optional.empty() : Optional.of(shut(vpcId, Reason.DNS_HOSTNAMES_DISABLED));
  }

  private static Door shut(String id, Reason reason) {
    return new Door(Door.Kind.DNS, Door.Direction.FORWARD, List.of(id), new Reach.Shut(reason, ""));
  }

  /**
   * Whether the endpoint has come into being and not gone again: only then its names exist. One in
   * a state that we do not know counts, so that the path stays unknown.
   */
  private static boolean stands(InterfaceEndpoint endpoint) {
    return switch (EndpointState.judge(endpoint)) {
      case Reach.Open _ -> true;
      case Reach.Shut _ -> false;
      case Reach.Unverifiable unverifiable -> unverifiable.doubt() != Doubt.ENDPOINT_PENDING;
    };
  }
}
