package dev.sessionready.network.trace;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.BlockPublicAccess;
import dev.sessionready.network.model.DhcpOptions;
import dev.sessionready.network.model.EgressOnlyInternetGateway;
import dev.sessionready.network.model.FirewallRuleGroupAssociation;
import dev.sessionready.network.model.InternetGateway;
import dev.sessionready.network.model.NatGateway;
import dev.sessionready.network.model.NetworkAcl;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.network.model.PeeringConnection;
import dev.sessionready.network.model.PrefixList;
import dev.sessionready.network.model.PrivateHostedZone;
import dev.sessionready.network.model.ProfileAssociation;
import dev.sessionready.network.model.ResolverRuleAssociation;
import dev.sessionready.network.model.RouteTable;
import dev.sessionready.network.model.SecurityGroup;
import dev.sessionready.network.model.Subnet;
import dev.sessionready.network.model.TransitGatewayAttachment;
import dev.sessionready.network.model.TransitGatewayRouteTable;
import dev.sessionready.network.model.Vpc;
import dev.sessionready.network.model.VpcDnsAttributes;
import dev.sessionready.network.model.VpcEndpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A small network held in memory; a test fills it, and may forbid any one look at it. */
public final class TopologyWorld implements Topology {

  public static final String ACCOUNT = "111122223333";
  static final String REGION = "eu-west-1";

  final Map<String, Vpc> vpcs = new HashMap<>();
  final Map<String, Subnet> subnets = new HashMap<>();
  final Map<String, RouteTable> routeTables = new HashMap<>();
  final Map<String, NetworkAcl> networkAcls = new HashMap<>();
  final Map<String, SecurityGroup> securityGroups = new HashMap<>();
  final Map<String, NetworkInterface> networkInterfaces = new HashMap<>();
  final Map<String, VpcEndpoint> endpoints = new HashMap<>();
  final Map<String, PrefixList> prefixLists = new HashMap<>();
  public final Map<String, List<Cidr>> prefixListEntries = new HashMap<>();
  public final Map<String, NatGateway> natGateways = new HashMap<>();
  final Map<String, InternetGateway> internetGateways = new HashMap<>();
  final Map<String, EgressOnlyInternetGateway> egressOnlyInternetGateways = new HashMap<>();
  final Map<String, PeeringConnection> peerings = new HashMap<>();
  final List<TransitGatewayAttachment> attachments = new ArrayList<>();
  final Map<String, TransitGatewayRouteTable> transitGatewayRoutes = new HashMap<>();
  final Map<String, DhcpOptions> dhcpOptions = new HashMap<>();
  final Map<String, VpcDnsAttributes> vpcDns = new HashMap<>();
  final Map<String, List<PrivateHostedZone>> privateZones = new HashMap<>();
  @Nullable BlockPublicAccess blockPublicAccess;

  /** None of them; null where nobody asked. */
  @Nullable List<ProfileAssociation> profiles = List.of();

  @Nullable List<ResolverRuleAssociation> resolverRules = List.of();
  @Nullable List<FirewallRuleGroupAssociation> dnsFirewalls = List.of();

  /** The lookup that may not be made, by its method's name. */
  String forbidden = "";

  /** What was made once, where it is kept. */
  private @Nullable Map<Object, Object> kept;

  /** From now on keeps what is made once, as an account does. */
  void keep() {
    kept = new HashMap<>();
  }

  @Override
  public <T> T once(Object key, Class<T> type, Supplier<T> make) {
    if (kept == null) {
      return make.get();
    }
    var known = kept.get(key);
    var value = known == null ? make.get() : type.cast(known);
    kept.put(key, value);
    return value;
  }

  private void look(String method) {
    if (method.equals(forbidden)) {
      throw new LookupFailed("ec2:" + method, "denied");
    }
  }

  private <T> Optional<T> find(String method, Map<String, T> nouns, String id) {
    look(method);
    return Optional.ofNullable(nouns.get(id));
  }

  @Override
  public String account() {
    return ACCOUNT;
  }

  @Override
  public String region() {
    return REGION;
  }

  @Override
  public Optional<Vpc> vpc(String vpcId) {
    return find("vpc", vpcs, vpcId);
  }

  @Override
  public Optional<Subnet> subnet(String subnetId) {
    return find("subnet", subnets, subnetId);
  }

  @Override
  public Optional<RouteTable> routeTable(String subnetId) {
    look("routeTable");
    var vpcId = Optional.ofNullable(subnets.get(subnetId)).map(Subnet::vpcId);
    return routeTables.values().stream()
        .filter(table -> table.subnetIds().contains(subnetId))
        .findFirst()
        .or(() ->
            routeTables.values().stream()
                .filter(table -> table.main() && Optional.of(table.vpcId()).equals(vpcId))
                .findFirst());
  }

  @Override
  public Optional<RouteTable> gatewayRouteTable(String gatewayId) {
    look("gatewayRouteTable");
    return routeTables.values().stream()
        .filter(table -> table.gatewayIds().contains(gatewayId))
        .findFirst();
  }

  @Override
  public Optional<NetworkAcl> networkAcl(String subnetId) {
    look("networkAcl");
    return networkAcls.values().stream()
        .filter(acl -> acl.subnetIds().contains(subnetId))
        .findFirst();
  }

  @Override
  public Optional<SecurityGroup> securityGroup(String groupId) {
    return find("securityGroup", securityGroups, groupId);
  }

  @Override
  public Optional<NetworkInterface> networkInterface(String networkInterfaceId) {
    return find("networkInterface", networkInterfaces, networkInterfaceId);
  }

  @Override
  public Optional<NetworkInterface> networkInterfaceAt(String vpcId, Ip address) {
    look("networkInterfaceAt");
    return networkInterfaces.values().stream()
        .filter(eni -> eni.vpcId().equals(vpcId))
        .filter(eni -> eni.addresses(address.family()).contains(address))
        .findFirst();
  }

  @Override
  public List<VpcEndpoint> endpoints(String vpcId) {
    look("endpoints");
    return endpoints.values().stream()
        .filter(endpoint -> endpoint.vpcId().equals(vpcId))
        .sorted(java.util.Comparator.comparing(VpcEndpoint::id))
        .toList();
  }

  @Override
  public Optional<VpcEndpoint> endpoint(String endpointId) {
    return find("endpoint", endpoints, endpointId);
  }

  @Override
  public Optional<PrefixList> prefixListNamed(String name) {
    look("prefixListNamed");
    return prefixLists.values().stream().filter(list -> list.name().equals(name)).findFirst();
  }

  @Override
  public Optional<List<Cidr>> prefixListEntries(String prefixListId) {
    return find("prefixListEntries", prefixListEntries, prefixListId);
  }

  @Override
  public Optional<NatGateway> natGateway(String natGatewayId) {
    return find("natGateway", natGateways, natGatewayId);
  }

  @Override
  public Optional<InternetGateway> internetGateway(String internetGatewayId) {
    return find("internetGateway", internetGateways, internetGatewayId);
  }

  @Override
  public Optional<EgressOnlyInternetGateway> egressOnlyInternetGateway(String gatewayId) {
    return find("egressOnlyInternetGateway", egressOnlyInternetGateways, gatewayId);
  }

  @Override
  public Optional<PeeringConnection> peering(String peeringId) {
    return find("peering", peerings, peeringId);
  }

  @Override
  public List<TransitGatewayAttachment> transitGatewayAttachments(String transitGatewayId) {
    look("transitGatewayAttachments");
    return attachments.stream()
        .filter(attachment -> attachment.transitGatewayId().equals(transitGatewayId))
        .toList();
  }

  @Override
  public Optional<TransitGatewayRouteTable> transitGatewayRoutes(String attachmentId) {
    return find("transitGatewayRoutes", transitGatewayRoutes, attachmentId);
  }

  @Override
  public Optional<DhcpOptions> dhcpOptions(String dhcpOptionsId) {
    return find("dhcpOptions", dhcpOptions, dhcpOptionsId);
  }

  @Override
  public Optional<VpcDnsAttributes> vpcDns(String vpcId) {
    return find("vpcDns", vpcDns, vpcId);
  }

  @Override
  public List<PrivateHostedZone> privateZones(String vpcId) {
    return find("privateZones", privateZones, vpcId).orElse(List.of());
  }

  @Override
  public Optional<List<ProfileAssociation>> profiles(String vpcId) {
    look("profiles");
    return Optional.ofNullable(profiles);
  }

  @Override
  public Optional<List<ResolverRuleAssociation>> resolverRules(String vpcId) {
    look("resolverRules");
    return Optional.ofNullable(resolverRules);
  }

  @Override
  public Optional<List<FirewallRuleGroupAssociation>> dnsFirewalls(String vpcId) {
    look("dnsFirewalls");
    return Optional.ofNullable(dnsFirewalls)
        .map(all -> all.stream().filter(one -> one.vpcId().equals(vpcId)).toList());
  }

  @Override
  public Optional<BlockPublicAccess> blockPublicAccess() {
    look("blockPublicAccess");
    return Optional.ofNullable(blockPublicAccess);
  }
}
