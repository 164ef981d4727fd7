package dev.sessionready.checks.network;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.Service;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.PrefixList;
import dev.sessionready.network.model.RouteTable;
import dev.sessionready.network.model.Subnet;
import dev.sessionready.network.model.VpcDnsAttributes;
import dev.sessionready.network.model.VpcEndpoint;
import dev.sessionready.subject.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The endpoints of the instance's VPC. */
record EndpointsOfVpc(Subject subject, List<VpcEndpoint> all) {

  // Stands for a subnet where it is unknown which one serves.
  private static final String OTHER_SUBNET = "SUBNET_ID";

  /**
   * For a verdict.
   *
   * @throws dev.sessionready.fact.Ignorance where they could not be read
   */
  static EndpointsOfVpc of(Subject subject) {
    String vpcId = String.valueOf(subject.instance().vpcId());
    return new EndpointsOfVpc(
        subject, subject.account().network(network -> network.endpoints(vpcId)));
  }

  /** For a hint at what would fix a failure: none where they could not be read. */
  static EndpointsOfVpc hinted(Subject subject) {
    String vpcId = String.valueOf(subject.instance().vpcId());
    return new EndpointsOfVpc(
        subject,
        subject.account().hint(network -> Optional.of(network.endpoints(vpcId))).orElse(List.of()));
  }

  /** The interface endpoint that a blocked path leads through, if any. */
  Optional<InterfaceEndpoint> on(BlockedService blocked) {
    return interfaces()
        .filter(endpoint -> blocked.path().viaIds().contains(endpoint.id()))
        .findFirst();
  }

  /** The interface endpoints for a service. */
  List<InterfaceEndpoint> interfaces(Service service) {
    return interfaces().filter(endpoint -> serves(endpoint, service)).toList();
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
  static String serviceName(AccountRegion place, Service service) {
    return "com.amazonaws." + place.region() + "." + service.code();
  }

  /**
   * The commands that switch the DNS attributes of the VPC on which private DNS needs, support
   * first; none where both are on or could not be read.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html">
   *     Prerequisites of interface endpoints</a>
   */
  static List<String> dnsAttributeCommands(Subject subject) {
    String vpcId = String.valueOf(subject.instance().vpcId());
    Optional<VpcDnsAttributes> dns = subject.account().hint(network -> network.vpcDns(vpcId));
    return Stream.of(VpcDnsAttribute.values())
        .filter(attribute -> dns.isPresent() && !attribute.isOn(dns.get()))
        .map(attribute -> attribute.command(vpcId))
        .toList();
  }

  /** The route table of the instance's subnet, for a hint. */
  static Optional<String> routeTable(Subject subject) {
    String subnetId = String.valueOf(subject.instance().subnetId());
    return subject.account().hint(network -> network.routeTable(subnetId)).map(RouteTable::id);
  }

  /** The block of the VPC that holds the instance's address, which its endpoints should allow. */
  static Optional<Cidr> vpcBlock(Subject subject, Family family) {
    return subject.vpcBlock(family);
  }

  /** The subnets of the VPC, for a hint: none where they could not be read. */
  static List<Subnet> subnets(Subject subject) {
    String vpcId = String.valueOf(subject.instance().vpcId());
    return switch (subject.account().snapshot().network().subnets()) {
      case Fact.Known<Map<String, Subnet>>(Map<String, Subnet> subnets) ->
          subnets.values().stream()
              .filter(subnet -> subnet.vpcId().equals(vpcId))
              .sorted(Comparator.comparing(Subnet::id))
              .toList();
      case Fact.Absent<Map<String, Subnet>> _, Fact.Unreadable<Map<String, Subnet>> _ -> List.of();
    };
  }

  /**
   * The subnet of which an endpoint is to be made for the instance: its own. Endpoints of AWS's
   * services stand in Availability Zones only; for a Local Zone any subnet serves that is in one.
   */
  static String placement(Subject subject) {
    String own = String.valueOf(subject.instance().subnetId());
    String region = subject.place().region();
    boolean isLocal =
        subject
            .account()
            .hint(network -> network.subnet(own))
            .filter(subnet -> subnet.isInLocalZone(region))
            .isPresent();
    return isLocal
        ? subnets(subject).stream()
            .filter(subnet -> !subnet.isInLocalZone(region))
            .map(Subnet::id)
            .findFirst()
            .orElse(OTHER_SUBNET)
        : own;
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
