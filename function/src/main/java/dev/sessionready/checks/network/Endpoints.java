package dev.sessionready.checks.network;

import dev.sessionready.model.Place;
import dev.sessionready.model.Service;
import dev.sessionready.model.Subject;
import dev.sessionready.network.GatewayEndpoint;
import dev.sessionready.network.InterfaceEndpoint;
import dev.sessionready.network.PrefixList;
import dev.sessionready.network.VpcEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The endpoints of the instance's VPC. */
record Endpoints(Subject subject, List<VpcEndpoint> all) {

  /**
   * For a judgement.
   *
   * @throws dev.sessionready.fact.Ignorance where they could not be read
   */
  static Endpoints of(Subject subject) {
    String vpcId = String.valueOf(subject.instance().vpcId());
    return new Endpoints(subject, subject.account().network(network -> network.endpoints(vpcId)));
  }

  /** For a hint at what would mend a failure: none where they could not be read. */
  static Endpoints hinted(Subject subject) {
    String vpcId = String.valueOf(subject.instance().vpcId());
    return new Endpoints(
        subject,
        subject.account().hint(network -> Optional.of(network.endpoints(vpcId))).orElse(List.of()));
  }

  /** The interface endpoint that a blocked way leads through, if it does. */
  Optional<InterfaceEndpoint> on(Blocked blocked) {
    return interfaces()
        .filter(endpoint -> blocked.path().viaIds().contains(endpoint.id()))
        .findFirst();
  }

  /** The interface endpoints for any service that sessions need. */
  Stream<InterfaceEndpoint> serving() {
    return interfaces()
        .filter(
            endpoint -> subject.services().stream().anyMatch(service -> serves(endpoint, service)));
  }

  /** The gateway endpoint of S3, associated with whichever route tables. */
  Optional<GatewayEndpoint> s3Gateway() {
    return all.stream()
        .filter(GatewayEndpoint.class::isInstance)
        .map(GatewayEndpoint.class::cast)
        .filter(endpoint -> serves(endpoint, Service.S3))
        .findFirst();
  }

  /** The id of the prefix list that holds the addresses of S3, for a hint. */
  static Optional<String> s3PrefixList(Subject subject) {
    String name = serviceName(subject.place(), Service.S3);
    return subject.account().hint(network -> network.prefixListNamed(name)).map(PrefixList::id);
  }

  /** The PrivateLink name of a service, such as {@code com.amazonaws.eu-west-1.ssm}. */
  static String serviceName(Place place, Service service) {
    return "com.amazonaws." + place.region() + "." + service.code();
  }

  private boolean serves(VpcEndpoint endpoint, Service service) {
    String suffix = "." + subject.place().region() + "." + service.code();
    return endpoint.serviceName().endsWith(suffix)
        || endpoint.serviceName().endsWith(suffix + "-fips");
  }

  private Stream<InterfaceEndpoint> interfaces() {
    return all.stream()
        .filter(InterfaceEndpoint.class::isInstance)
        .map(InterfaceEndpoint.class::cast);
  }
}
