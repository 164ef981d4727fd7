package dev.sessionready.checks.network;

import dev.sessionready.model.Place;
import dev.sessionready.model.Service;
import dev.sessionready.model.Subject;
import dev.sessionready.network.GatewayEndpoint;
import dev.sessionready.network.InterfaceEndpoint;
import dev.sessionready.network.PrefixList;
import dev.sessionready.network.Topology;
import dev.sessionready.network.VpcEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The endpoints of the instance's VPC, as fixes and evidence name them. */
final class Endpoints {

  private Endpoints() {}

  /** The interface endpoint that a blocked way leads through, if it does. */
  static Optional<InterfaceEndpoint> interfaceOf(Subject subject, Blocked blocked) {
    return all(subject)
        .filter(endpoint -> blocked.path().viaIds().contains(endpoint.id()))
        .filter(InterfaceEndpoint.class::isInstance)
        .map(InterfaceEndpoint.class::cast)
        .findFirst();
  }

  /** The interface endpoints in the VPC for any service that sessions need. */
  static List<InterfaceEndpoint> interfaces(Subject subject) {
    return all(subject)
        .filter(InterfaceEndpoint.class::isInstance)
        .map(InterfaceEndpoint.class::cast)
        .filter(
            endpoint ->
                subject.preferences().services().stream()
                    .anyMatch(service -> serves(subject.place(), endpoint, service)))
        .toList();
  }

  /** The gateway endpoint of S3 in the VPC, associated with whichever route tables. */
  static Optional<GatewayEndpoint> s3Gateway(Subject subject) {
    return all(subject)
        .filter(GatewayEndpoint.class::isInstance)
        .map(GatewayEndpoint.class::cast)
        .filter(endpoint -> serves(subject.place(), endpoint, Service.S3))
        .findFirst();
  }

  /** The id of the prefix list that holds the addresses of S3. */
  static Optional<String> s3PrefixList(Subject subject) {
    Topology topology = subject.account().topology();
    return topology
        .prefixListNamed("com.amazonaws." + subject.place().region() + ".s3")
        .map(PrefixList::id);
  }

  /** The PrivateLink name of a service, such as {@code com.amazonaws.eu-west-1.ssm}. */
  static String serviceName(Place place, Service service) {
    return "com.amazonaws." + place.region() + "." + service.code();
  }

  private static boolean serves(Place place, VpcEndpoint endpoint, Service service) {
    String suffix = "." + place.region() + "." + service.code();
    return endpoint.serviceName().endsWith(suffix)
        || endpoint.serviceName().endsWith(suffix + "-fips");
  }

  private static Stream<VpcEndpoint> all(Subject subject) {
    String vpcId = subject.instance().vpcId();
    return vpcId == null
        ? Stream.of()
        : subject.account().topology().endpoints(vpcId).stream();
  }
}
