package dev.sessionready.model;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.network.BlockPublicAccess;
import dev.sessionready.network.Cidr;
import dev.sessionready.network.DhcpOptions;
import dev.sessionready.network.EgressOnlyInternetGateway;
import dev.sessionready.network.InternetGateway;
import dev.sessionready.network.Ip;
import dev.sessionready.network.NatGateway;
import dev.sessionready.network.NetworkAcl;
import dev.sessionready.network.NetworkInterface;
import dev.sessionready.network.PeeringConnection;
import dev.sessionready.network.PrefixList;
import dev.sessionready.network.PrivateZone;
import dev.sessionready.network.RouteTable;
import dev.sessionready.network.SecurityGroup;
import dev.sessionready.network.Subnet;
import dev.sessionready.network.Topology;
import dev.sessionready.network.TransitGatewayAttachment;
import dev.sessionready.network.TransitGatewayRoutes;
import dev.sessionready.network.Unseen;
import dev.sessionready.network.Vpc;
import dev.sessionready.network.VpcDns;
import dev.sessionready.network.VpcEndpoint;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A snapshot as the packet finds it: facts become values, and what was not read is unseen. */
record SnapshotTopology(Snapshot snapshot) implements Topology {

  @Override
  public String account() {
    return snapshot.place().account();
  }

  @Override
  public String region() {
    return snapshot.place().region();
  }

  @Override
  public Optional<Vpc> vpc(String vpcId) {
    return byId(facts().vpcs(), vpcId);
  }

  @Override
  public Optional<Subnet> subnet(String subnetId) {
    return byId(facts().subnets(), subnetId);
  }

  @Override
  public Optional<RouteTable> routeTable(String subnetId) {
    Optional<RouteTable> explicit =
        first(facts().routeTables(), table -> table.subnetIds().contains(subnetId));
    return explicit.or(() ->
        subnet(subnetId)
            .flatMap(subnet ->
                first(
                    facts().routeTables(),
                    table -> table.main() && table.vpcId().equals(subnet.vpcId()))));
  }

  @Override
  public Optional<RouteTable> gatewayRouteTable(String gatewayId) {
    return first(facts().routeTables(), table -> table.gatewayIds().contains(gatewayId));
  }

  @Override
  public Optional<NetworkAcl> networkAcl(String subnetId) {
    return first(facts().networkAcls(), acl -> acl.subnetIds().contains(subnetId));
  }

  @Override
  public Optional<SecurityGroup> securityGroup(String groupId) {
    return byId(facts().securityGroups(), groupId);
  }

  @Override
  public Optional<NetworkInterface> networkInterface(String networkInterfaceId) {
    return byId(facts().networkInterfaces(), networkInterfaceId);
  }

  @Override
  public Optional<NetworkInterface> networkInterfaceAt(String vpcId, Ip address) {
    return first(
        facts().networkInterfaces(),
        face -> face.vpcId().equals(vpcId) && face.addresses(address.family()).contains(address));
  }

  @Override
  public Optional<VpcEndpoint> endpoint(String endpointId) {
    return byId(facts().vpcEndpoints(), endpointId);
  }

  @Override
  public List<VpcEndpoint> endpoints(String vpcId) {
    return all(facts().vpcEndpoints()).stream()
        .filter(endpoint -> endpoint.vpcId().equals(vpcId))
        .sorted(Comparator.comparing(VpcEndpoint::id))
        .toList();
  }

  @Override
  public Optional<PrefixList> prefixListNamed(String name) {
    return first(facts().prefixLists(), list -> list.name().equals(name));
  }

  @Override
  public Optional<List<Cidr>> prefixListEntries(String prefixListId) {
    return seen(
        Account.found(
            facts().prefixListEntries(), prefixListId, "ec2:GetManagedPrefixListEntries"));
  }

  @Override
  public Optional<NatGateway> natGateway(String natGatewayId) {
    return byId(facts().natGateways(), natGatewayId);
  }

  @Override
  public Optional<InternetGateway> internetGateway(String internetGatewayId) {
    return byId(facts().internetGateways(), internetGatewayId);
  }

  @Override
  public Optional<EgressOnlyInternetGateway> egressOnlyInternetGateway(String gatewayId) {
    return byId(facts().egressOnlyInternetGateways(), gatewayId);
  }

  @Override
  public Optional<PeeringConnection> peering(String peeringId) {
    return byId(facts().peeringConnections(), peeringId);
  }

  @Override
  public List<TransitGatewayAttachment> transitGatewayAttachments(String transitGatewayId) {
    return all(facts().transitGatewayAttachments()).stream()
        .filter(attachment -> attachment.transitGatewayId().equals(transitGatewayId))
        .sorted(Comparator.comparing(TransitGatewayAttachment::id))
        .toList();
  }

  // Transit gateway tables are not collected: most belong to another account.
  @Override
  public Optional<TransitGatewayRoutes> transitGatewayRoutes(String attachmentId) {
    return Optional.empty();
  }

  @Override
  public Optional<DhcpOptions> dhcpOptions(String dhcpOptionsId) {
    return byId(facts().dhcpOptions(), dhcpOptionsId);
  }

  @Override
  public Optional<VpcDns> vpcDns(String vpcId) {
    return seen(Account.found(facts().vpcDns(), vpcId, "ec2:DescribeVpcAttribute"));
  }

  @Override
  public List<PrivateZone> privateZones(String vpcId) {
    return seen(Account.found(facts().privateZones(), vpcId, "route53:ListHostedZonesByVPC"))
        .orElse(List.of());
  }

  @Override
  public Optional<BlockPublicAccess> blockPublicAccess() {
    return seen(facts().blockPublicAccess());
  }

  private NetworkFacts facts() {
    return snapshot.network();
  }

  private static <T> Optional<T> byId(Fact<Map<String, T>> fact, String id) {
    return seen(fact).flatMap(nouns -> Optional.ofNullable(nouns.get(id)));
  }

  private static <T> Optional<T> first(Fact<Map<String, T>> fact, Predicate<T> wanted) {
    return all(fact).stream().filter(wanted).findFirst();
  }

  private static <T> Collection<T> all(Fact<Map<String, T>> fact) {
    return seen(fact).map(Map::values).orElse(List.of());
  }

  private static <T> Optional<T> seen(Fact<T> fact) {
    return switch (fact) {
      case Known<T>(T value) -> Optional.of(value);
      case Absent<T>() -> Optional.empty();
      case Unreadable<T>(ReadFailure failure) -> throw new Unseen(failure);
    };
  }
}
