// Over 200 lines: answers every question of the interface Topology from one snapshot.
package dev.sessionready.subject;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.NetworkFacts;
import dev.sessionready.model.Snapshot;
import dev.sessionready.model.UnreadResource;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.Attachment;
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
import dev.sessionready.network.trace.LookupFailed;
import dev.sessionready.network.trace.Topology;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A snapshot as the packet tracer sees it: facts become values, and a lookup of what was not read
 * fails.
 */
final class SnapshotTopology implements Topology {

  private static final String ROUTE_TABLES = "ec2:DescribeRouteTables";
  private static final String NETWORK_ACLS = "ec2:DescribeNetworkAcls";
  private static final String NETWORK_INTERFACES = "ec2:DescribeNetworkInterfaces";
  private static final String ENDPOINTS = "ec2:DescribeVpcEndpoints";
  private static final String ATTACHMENTS = "ec2:DescribeTransitGatewayVpcAttachments";

  private final AccountRegion place;
  private final NetworkFacts facts;
  private final Indexes indexes = new Indexes();
  private final Map<Object, Object> made = new ConcurrentHashMap<>();

  SnapshotTopology(Snapshot snapshot) {
    this.place = snapshot.place();
    this.facts = snapshot.network();
  }

  @Override
  public <T> T once(Object key, Class<T> type, Supplier<T> make) {
    Object known = made.get(key);
    if (known == null) {
      known = make.get();
      made.putIfAbsent(key, known);
    }
    return type.cast(known);
  }

  @Override
  public String account() {
    return place.account();
  }

  @Override
  public String region() {
    return place.region();
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
        only(facts().routeTables(), "of subnet", RouteTable::subnetIds, subnetId, ROUTE_TABLES);
    return explicit.or(() -> {
      Optional<Subnet> subnet = subnet(subnetId);
      subnet.ifPresent(one -> refuseStrange(ROUTE_TABLES, one.vpcId()));
      return subnet.flatMap(one ->
          only(
              facts().routeTables(),
              "main of VPC",
              table -> table.main() ? List.of(table.vpcId()) : List.of(),
              one.vpcId(),
              ROUTE_TABLES));
    });
  }

  @Override
  public Optional<RouteTable> gatewayRouteTable(String gatewayId) {
    return only(
            facts().routeTables(), "of gateway", RouteTable::gatewayIds, gatewayId, ROUTE_TABLES)
        .or(() -> {
          attachedTo(gatewayId).forEach(vpcId -> refuseStrange(ROUTE_TABLES, vpcId));
          return Optional.empty();
        });
  }

  @Override
  public Optional<NetworkAcl> networkAcl(String subnetId) {
    return only(facts().networkAcls(), "of subnet", NetworkAcl::subnetIds, subnetId, NETWORK_ACLS)
        .or(() -> {
          subnet(subnetId).ifPresent(one -> refuseStrange(NETWORK_ACLS, one.vpcId()));
          return Optional.empty();
        });
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
    return only(
            facts().networkInterfaces(),
            "at address",
            SnapshotTopology::places,
            new Place(vpcId, address),
            NETWORK_INTERFACES)
        .or(() -> {
          refuseStrange(NETWORK_INTERFACES, vpcId);
          // Nor are the interfaces of such an endpoint known.
          refuseStrange(ENDPOINTS, vpcId);
          return Optional.empty();
        });
  }

  @Override
  public Optional<VpcEndpoint> endpoint(String endpointId) {
    return byId(facts().vpcEndpoints(), endpointId);
  }

  @Override
  public List<VpcEndpoint> endpoints(String vpcId) {
    refuseStrange(ENDPOINTS, vpcId);
    return List.copyOf(
        index(facts().vpcEndpoints(), "of VPC", one -> List.of(one.vpcId()))
            .getOrDefault(vpcId, Map.of())
            .values());
  }

  @Override
  public Optional<PrefixList> prefixListNamed(String name) {
    return only(
        facts().prefixLists(),
        "by name",
        list -> List.of(list.name()),
        name,
        "ec2:DescribeManagedPrefixLists");
  }

  @Override
  public Optional<List<Cidr>> prefixListEntries(String prefixListId) {
    return seen(
        Account.found(
            facts().prefixListEntries(), prefixListId, "ec2:GetManagedPrefixListEntries"));
  }

  @Override
  public Optional<NatGateway> natGateway(String natGatewayId) {
    Optional<NatGateway> found = byId(facts().natGateways(), natGatewayId);
    found.ifPresent(
        nat -> ResourceStates.require("ec2:DescribeNatGateways", ResourceStates.NAT, nat.state()));
    return found;
  }

  @Override
  public Optional<InternetGateway> internetGateway(String internetGatewayId) {
    Optional<InternetGateway> found = byId(facts().internetGateways(), internetGatewayId);
    found.ifPresent(gateway ->
        gateway
            .attachments()
            .forEach(one ->
                ResourceStates.require(
                    "ec2:DescribeInternetGateways", ResourceStates.INTERNET_GATEWAY, one.state())));
    return found;
  }

  @Override
  public Optional<EgressOnlyInternetGateway> egressOnlyInternetGateway(String gatewayId) {
    Optional<EgressOnlyInternetGateway> found =
        byId(facts().egressOnlyInternetGateways(), gatewayId);
    found.ifPresent(gateway ->
        gateway
            .attachments()
            .forEach(one ->
                ResourceStates.require(
                    "ec2:DescribeEgressOnlyInternetGateways",
                    ResourceStates.INTERNET_GATEWAY,
                    one.state())));
    return found;
  }

  @Override
  public Optional<PeeringConnection> peering(String peeringId) {
    Optional<PeeringConnection> found = byId(facts().peeringConnections(), peeringId);
    found.ifPresent(one ->
        ResourceStates.require(
            "ec2:DescribeVpcPeeringConnections", ResourceStates.PEERING, one.status()));
    return found;
  }

  @Override
  public List<TransitGatewayAttachment> transitGatewayAttachments(String transitGatewayId) {
    refuseStrange(ATTACHMENTS);
    List<TransitGatewayAttachment> found =
        index(
                facts().transitGatewayAttachments(),
                "of transit gateway",
                attachment -> List.of(attachment.transitGatewayId()))
            .getOrDefault(transitGatewayId, Map.of())
            .values()
            .stream()
            .sorted(Comparator.comparing(TransitGatewayAttachment::id))
            .toList();
    found.forEach(
        one -> ResourceStates.require(ATTACHMENTS, ResourceStates.ATTACHMENT, one.state()));
    return found;
  }

  // Where the right to look is missing it is as with a gateway of another account: it is unknown
  // where the packets go, and that costs no verdict.
  @Override
  public Optional<TransitGatewayRouteTable> transitGatewayRoutes(String attachmentId) {
    Map<String, Fact<TransitGatewayRouteTable>> known = facts().transitGatewayRoutes();
    Fact<TransitGatewayRouteTable> routes = known == null ? null : known.get(attachmentId);
    return routes == null || (routes instanceof Unreadable<?> unread && unread.failure().isDenied())
        ? Optional.empty()
        : seen(routes);
  }

  @Override
  public Optional<DhcpOptions> dhcpOptions(String dhcpOptionsId) {
    return byId(facts().dhcpOptions(), dhcpOptionsId);
  }

  @Override
  public Optional<VpcDnsAttributes> vpcDns(String vpcId) {
    return seen(Account.found(facts().vpcDns(), vpcId, "ec2:DescribeVpcAttribute"));
  }

  @Override
  public List<PrivateHostedZone> privateZones(String vpcId) {
    return seen(Account.found(facts().privateZones(), vpcId, "route53:ListHostedZonesByVPC"))
        .orElse(List.of());
  }

  @Override
  public Optional<List<ProfileAssociation>> profiles(String vpcId) {
    return otherAnswers().flatMap(known -> known.profiles(vpcId));
  }

  @Override
  public Optional<List<ResolverRuleAssociation>> resolverRules(String vpcId) {
    return otherAnswers().flatMap(known -> known.resolverRules(vpcId));
  }

  @Override
  public Optional<List<FirewallRuleGroupAssociation>> dnsFirewalls(String vpcId) {
    return otherAnswers().flatMap(known -> known.dnsFirewalls(vpcId));
  }

  private Optional<OtherDnsAnswers> otherAnswers() {
    return Optional.ofNullable(facts().resolver())
        .map(known ->
            new OtherDnsAnswers(known, place, id -> endpoint(id).map(VpcEndpoint::serviceName)));
  }

  @Override
  public Optional<BlockPublicAccess> blockPublicAccess() {
    return seen(facts().blockPublicAccess());
  }

  private NetworkFacts facts() {
    return facts;
  }

  private <T> Optional<T> byId(Fact<Map<String, T>> fact, String id) {
    return seen(fact)
        .flatMap(nouns -> Optional.ofNullable(nouns.get(id)))
        .or(() -> {
          UnreadResource strange = strange().get(id);
          if (strange != null) {
            throw new LookupFailed(strange.action(), strange.reason());
          }
          return Optional.empty();
        });
  }

  private Map<String, UnreadResource> strange() {
    Map<String, UnreadResource> strange = facts().strange();
    return strange == null ? Map.of() : strange;
  }

  // One that was not understood may be the one that is looked for.
  private void refuseStrange(String action, String vpcId) {
    Map<String, UnreadResource> strange = strange();
    if (strange.isEmpty()) {
      return;
    }
    strange.values().stream()
        .filter(one -> one.action().equals(action) && one.mayBeIn(vpcId))
        .findFirst()
        .ifPresent(one -> {
          throw new LookupFailed(one.action(), one.reason());
        });
  }

  private void refuseStrange(String action) {
    strange().values().stream()
        .filter(one -> one.action().equals(action))
        .findFirst()
        .ifPresent(one -> {
          throw new LookupFailed(one.action(), one.reason());
        });
  }

  // An edge association is of a table of the gateway's own VPC.
  private List<String> attachedTo(String gatewayId) {
    return byId(facts().internetGateways(), gatewayId).stream()
        .flatMap(gateway -> gateway.attachments().stream())
        .map(Attachment::vpcId)
        .toList();
  }

  // Where AWS shows several of what there can be only one, no order of a list may decide.
  private <T> Optional<T> only(
      Fact<Map<String, T>> fact,
      String by,
      Function<T, ? extends Collection<?>> keys,
      Object key,
      String action) {
    Map<String, T> found = index(fact, by, keys).getOrDefault(key, Map.of());
    if (found.size() > 1) {
      throw LookupFailed.ambiguous(action, found.keySet());
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found.values().iterator().next());
  }

  private <T> Map<Object, Map<String, T>> index(
      Fact<Map<String, T>> fact, String by, Function<T, ? extends Collection<?>> keys) {
    return seen(fact).map(nouns -> indexes.of(nouns, by, keys)).orElse(Map.of());
  }

  private static List<Place> places(NetworkInterface one) {
    return Stream.concat(one.privateAddresses().stream(), one.ipv6Addresses().stream())
        .map(address -> new Place(one.vpcId(), address))
        .toList();
  }

  /** An address in a VPC. */
  private record Place(String vpcId, Ip address) {}

  private static <T> Optional<T> seen(Fact<T> fact) {
    return switch (fact) {
      case Known<T>(T value) -> Optional.of(value);
      case Absent<T>() -> Optional.empty();
      case Unreadable<T>(ReadFailure failure) -> throw new LookupFailed(failure);
    };
  }
}
