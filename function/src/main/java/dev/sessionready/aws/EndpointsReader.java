package dev.sessionready.aws;

import dev.sessionready.fact.Fact;
import dev.sessionready.network.GatewayEndpoint;
import dev.sessionready.network.InterfaceEndpoint;
import dev.sessionready.network.Ip;
import dev.sessionready.network.NetworkInterface;
import dev.sessionready.network.OtherEndpoint;
import dev.sessionready.network.VpcEndpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
record EndpointsReader(Ec2Client ec2, Ask ask) {

  private static final int PAGE = 1000;

  Fact<Listed<VpcEndpoint>> vpcEndpoints(Extent extent) {
    return ask.forValue(
        Permission.DESCRIBE_VPC_ENDPOINTS,
        () ->
            ec2
                .describeVpcEndpointsPaginator(
                    request -> request.maxResults(PAGE).filters(extent.filters("vpc-id")))
                .vpcEndpoints()
                .stream()
                .collect(
                    Listed.by(
                        Permission.DESCRIBE_VPC_ENDPOINTS, told -> told.vpcEndpointId(), told -> told.vpcId(), EndpointsReader::vpcEndpoint)));
  }

  /** The network interfaces of these ids; those that are gone are left out. */
  Fact<Listed<NetworkInterface>> networkInterfaces(Set<String> ids) {
    return ask.forValue(
        Permission.DESCRIBE_NETWORK_INTERFACES,
        () ->
            questions(ids).stream()
                .flatMap(filter -> matching(List.of(filter)))
                .collect(
                    Listed.by(
                        Permission.DESCRIBE_NETWORK_INTERFACES, told -> told.networkInterfaceId(), told -> told.vpcId(), EndpointsReader::networkInterface)));
  }

  /** Who uses the network interfaces of an extent. */
  Fact<List<InterfaceUse>> uses(Extent extent) {
    return ask.forValue(
        Permission.DESCRIBE_NETWORK_INTERFACES,
        () -> matching(extent.filters("vpc-id")).map(EndpointsReader::use).toList());
  }

  private static InterfaceUse use(software.amazon.awssdk.services.ec2.model.NetworkInterface told) {
    return new InterfaceUse(
        Wire.orEmpty(told.interfaceTypeAsString()),
        told.vpcId(),
        told.attachment() == null ? null : told.attachment().instanceId());
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
    for (int from = 0; from < sorted.size(); from += Extent.FILTER_VALUES) {
      List<String> some =
          sorted.subList(from, Math.min(from + Extent.FILTER_VALUES, sorted.size()));
      filters.add(Filter.builder().name("network-interface-id").values(some).build());
    }
    return filters;
  }

  private static VpcEndpoint vpcEndpoint(
      software.amazon.awssdk.services.ec2.model.VpcEndpoint told) {
    return switch (Wire.required(told.vpcEndpointTypeAsString(), "VpcEndpointType")) {
      case "Interface" -> interfaceEndpoint(told);
      case "Gateway" ->
          new GatewayEndpoint(
              told.vpcEndpointId(),
              Wire.required(told.vpcId(), "VpcId"),
              Wire.orEmpty(told.ownerId()),
              Wire.orEmpty(told.serviceName()),
              Wire.orEmpty(told.stateAsString()),
              told.routeTableIds(),
              told.policyDocument());
      case String type ->
          new OtherEndpoint(
              told.vpcEndpointId(),
              Wire.required(told.vpcId(), "VpcId"),
              Wire.orEmpty(told.ownerId()),
              Wire.orEmpty(told.serviceName()),
              Wire.orEmpty(told.stateAsString()),
              type);
    };
  }

  private static InterfaceEndpoint interfaceEndpoint(
      software.amazon.awssdk.services.ec2.model.VpcEndpoint told) {
    DnsOptions dns = told.dnsOptions() == null ? DnsOptions.builder().build() : told.dnsOptions();
    return new InterfaceEndpoint(
        told.vpcEndpointId(),
        Wire.required(told.vpcId(), "VpcId"),
        Wire.orEmpty(told.ownerId()),
        Wire.orEmpty(told.serviceName()),
        told.serviceRegion(),
        Wire.orEmpty(told.stateAsString()),
        told.subnetIds(),
        told.groups().stream().map(SecurityGroupIdentifier::groupId).toList(),
        told.networkInterfaceIds(),
        Wire.required(told.privateDnsEnabled(), "PrivateDnsEnabled"),
        Wire.isTrue(dns.privateDnsOnlyForInboundResolverEndpoint()),
        Objects.requireNonNullElse(told.ipAddressTypeAsString(), "ipv4"),
        dns.dnsRecordIpTypeAsString(),
        told.policyDocument(),
        told.dnsEntries().stream().map(DnsEntry::dnsName).filter(Objects::nonNull).toList());
  }

  private static NetworkInterface networkInterface(
      software.amazon.awssdk.services.ec2.model.NetworkInterface told) {
    return new NetworkInterface(
        told.networkInterfaceId(),
        Wire.required(told.vpcId(), "VpcId"),
        Wire.required(told.subnetId(), "SubnetId"),
        told.groups().stream().map(GroupIdentifier::groupId).toList(),
        privateAddresses(told),
        told.ipv6Addresses().stream()
            .map(NetworkInterfaceIpv6Address::ipv6Address)
            .map(Wire::ip)
            .toList(),
        told.association() == null ? null : Wire.ipIfTold(told.association().publicIp()),
        Wire.isTrue(told.sourceDestCheck()),
        Wire.orEmpty(told.interfaceTypeAsString()),
        Wire.orEmpty(told.ownerId()));
  }

  private static List<Ip> privateAddresses(
      software.amazon.awssdk.services.ec2.model.NetworkInterface told) {
    return told.privateIpAddresses().stream()
        .sorted(Comparator.comparing(address -> !Wire.isTrue(address.primary())))
        .map(NetworkInterfacePrivateIpAddress::privateIpAddress)
        .map(Wire::ip)
        .toList();
  }
}
