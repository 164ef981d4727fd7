package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.fact.Fact;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.network.model.OtherEndpoint;
import dev.sessionready.network.model.VpcEndpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DnsEntry;
import software.amazon.awssdk.services.ec2.model.DnsOptions;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;

/** Reads VPC endpoints, and the network interfaces that endpoints, gateways and routes name. */
public record EndpointsReader(Ec2Client ec2, AwsCall ask) {

  private static final int PAGE = 1000;

  public Fact<Listed<VpcEndpoint>> vpcEndpoints(ResourceFilter filter) {
    return Listed.from(
        ask,
        Permission.DESCRIBE_VPC_ENDPOINTS,
        () ->
            ec2
                .describeVpcEndpointsPaginator(
                    request -> request.maxResults(PAGE).filters(filter.filters("vpc-id")))
                .vpcEndpoints()
                .stream(),
        actual -> actual.vpcEndpointId(),
        actual -> actual.vpcId(),
        EndpointsReader::vpcEndpoint);
  }

  /** The network interfaces of these ids; those that are gone are left out. */
  Fact<Listed<NetworkInterface>> networkInterfaces(Set<String> ids) {
    return Listed.from(
        ask,
        Permission.DESCRIBE_NETWORK_INTERFACES,
        () -> questions(ids).stream().flatMap(filter -> matching(List.of(filter))),
        actual -> actual.networkInterfaceId(),
        actual -> actual.vpcId(),
        EndpointsReader::networkInterface);
  }

  /** Who uses the network interfaces that a filter selects. */
  public Fact<List<InterfaceUse>> uses(ResourceFilter filter) {
    return ask.forValue(
        Permission.DESCRIBE_NETWORK_INTERFACES,
        () -> matching(filter.filters("vpc-id")).map(EndpointsReader::use).toList());
  }

  private static InterfaceUse use(
      software.amazon.awssdk.services.ec2.model.NetworkInterface actual) {
    return new InterfaceUse(
        SdkValues.orEmpty(actual.interfaceTypeAsString()),
        actual.vpcId(),
        actual.attachment() == null ? null : actual.attachment().instanceId());
  }

  private Stream<software.amazon.awssdk.services.ec2.model.NetworkInterface> matching(
      List<Filter> filters) {
    return ec2
        .describeNetworkInterfacesPaginator(request -> request.maxResults(PAGE).filters(filters))
        .networkInterfaces()
        .stream();
  }

  private static List<Filter> questions(Set<String> ids) {
    List<String> sorted = ids.stream().sorted().toList();
    List<Filter> filters = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += ResourceFilter.FILTER_VALUES) {
      List<String> some =
          sorted.subList(from, Math.min(from + ResourceFilter.FILTER_VALUES, sorted.size()));
      filters.add(Filter.builder().name("network-interface-id").values(some).build());
    }
    return filters;
  }

  private static VpcEndpoint vpcEndpoint(
      software.amazon.awssdk.services.ec2.model.VpcEndpoint actual) {
    return switch (SdkValues.required(actual.vpcEndpointTypeAsString(), "VpcEndpointType")) {
      case InterfaceEndpoint.TYPE -> interfaceEndpoint(actual);
      case GatewayEndpoint.TYPE ->
          new GatewayEndpoint(
              actual.vpcEndpointId(),
              SdkValues.required(actual.vpcId(), "VpcId"),
              SdkValues.orEmpty(actual.ownerId()),
              SdkValues.orEmpty(actual.serviceName()),
              SdkValues.orEmpty(actual.stateAsString()),
              actual.routeTableIds(),
              actual.policyDocument());
      case String type ->
          new OtherEndpoint(
              actual.vpcEndpointId(),
              SdkValues.required(actual.vpcId(), "VpcId"),
              SdkValues.orEmpty(actual.ownerId()),
              SdkValues.orEmpty(actual.serviceName()),
              SdkValues.orEmpty(actual.stateAsString()),
              type);
    };
  }

  private static InterfaceEndpoint interfaceEndpoint(
      software.amazon.awssdk.services.ec2.model.VpcEndpoint actual) {
    DnsOptions dns =
        actual.dnsOptions() == null ? DnsOptions.builder().build() : actual.dnsOptions();
    return new InterfaceEndpoint(
        actual.vpcEndpointId(),
        SdkValues.required(actual.vpcId(), "VpcId"),
        SdkValues.orEmpty(actual.ownerId()),
        SdkValues.orEmpty(actual.serviceName()),
        actual.serviceRegion(),
        SdkValues.orEmpty(actual.stateAsString()),
        actual.subnetIds(),
        actual.groups().stream().map(SecurityGroupIdentifier::groupId).toList(),
        actual.networkInterfaceIds(),
        SdkValues.required(actual.privateDnsEnabled(), "PrivateDnsEnabled"),
        SdkValues.isTrue(dns.privateDnsOnlyForInboundResolverEndpoint()),
        Objects.requireNonNullElse(actual.ipAddressTypeAsString(), "ipv4"),
        dns.dnsRecordIpTypeAsString(),
        actual.policyDocument(),
        actual.dnsEntries().stream().map(DnsEntry::dnsName).filter(Objects::nonNull).toList());
  }

  private static NetworkInterface networkInterface(
      software.amazon.awssdk.services.ec2.model.NetworkInterface actual) {
    return new NetworkInterface(
        actual.networkInterfaceId(),
        SdkValues.required(actual.vpcId(), "VpcId"),
        SdkValues.required(actual.subnetId(), "SubnetId"),
        actual.groups().stream().map(GroupIdentifier::groupId).toList(),
        privateAddresses(actual),
        actual.ipv6Addresses().stream()
            .map(NetworkInterfaceIpv6Address::ipv6Address)
            .map(SdkValues::ip)
            .toList(),
        actual.association() == null
            ? null
            : SdkValues.ipIfPresent(actual.association().publicIp()),
        SdkValues.isTrue(actual.sourceDestCheck()),
        SdkValues.orEmpty(actual.interfaceTypeAsString()),
        SdkValues.orEmpty(actual.ownerId()));
  }

  private static List<Ip> privateAddresses(
      software.amazon.awssdk.services.ec2.model.NetworkInterface actual) {
    return actual.privateIpAddresses().stream()
        .sorted(Comparator.comparing(address -> !SdkValues.isTrue(address.primary())))
        .map(NetworkInterfacePrivateIpAddress::privateIpAddress)
        .map(SdkValues::ip)
        .toList();
  }
}
