// Over 200 lines: starts all reads of the network side by side, one per kind of resource.
package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.Answers;
import dev.sessionready.aws.client.Parallel;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.model.NetworkFacts;
import dev.sessionready.model.UnreadResource;
import dev.sessionready.network.model.GroupRule;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.NatGateway;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.network.model.PrefixList;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.RouteTable;
import dev.sessionready.network.model.SecurityGroup;
import dev.sessionready.network.model.VpcEndpoint;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the network around the instances in scope. */
public record NetworkReader(
    VpcsReader vpcs,
    RoutesReader routes,
    FiltersReader filters,
    EndpointsReader endpoints,
    GatewaysReader gateways,
    TransitGatewayReader transit,
    ZonesReader zones,
    ResolverReader resolver) {

  // What is behind them is another VPC, whose components bear on the verdict too.
  private static final Set<Route.Kind> TO_OTHER_VPCS =
      Set.of(Route.Kind.PEERING, Route.Kind.TRANSIT_GATEWAY);

  /**
   * The account's whole network, or no more than what these VPCs need.
   *
   * @param vpcIds the VPCs that hold the instances in scope
   * @param narrow whether to keep to them where nothing leads out of them to other VPCs
   */
  public NetworkFacts read(Set<String> vpcIds, boolean narrow) {
    if (narrow && vpcIds.isEmpty()) {
      return NotAsked.network();
    }
    ResourceFilter wanted = narrow ? ResourceFilter.of(vpcIds) : new ResourceFilter.Whole();
    Fact<Listed<RouteTable>> tables = routes.routeTables(wanted);
    return switch (wanted) {
      case ResourceFilter.Vpcs _ when leadElsewhere(tables) -> {
        ResourceFilter whole = new ResourceFilter.Whole();
        yield read(vpcIds, whole, routes.routeTables(whole));
      }
      case ResourceFilter.Vpcs _, ResourceFilter.Whole _, ResourceFilter.Matching _ ->
          read(vpcIds, wanted, tables);
    };
  }

  // Longer than usual, being one line for each kind of resource: all start before any is waited
  // for.
  private NetworkFacts read(
      Set<String> vpcIds, ResourceFilter filter, Fact<Listed<RouteTable>> listedTables) {
    Fact<Map<String, RouteTable>> tables = Listed.understood(listedTables);
    var vpcFacts = Parallel.start(() -> vpcs.vpcs(filter));
    var dns = Parallel.start(() -> Parallel.forEach(vpcIds, vpcs::dns));
    var privateZones = Parallel.start(() -> zones.privateZones(vpcIds));
    var otherAnswers = Parallel.start(() -> resolver.read(vpcIds));
    var dhcpOptions = Parallel.start(vpcs::dhcpOptions);
    var subnets = Parallel.start(() -> vpcs.subnets(filter));
    var acls = Parallel.start(() -> filters.networkAcls(filter));
    var groups = Parallel.start(() -> filters.securityGroups(filter));
    var prefixLists = Parallel.start(filters::prefixLists);
    var vpcEndpoints = Parallel.start(() -> endpoints.vpcEndpoints(filter));
    var internetGateways =
        ledTo(Route.Kind.INTERNET_GATEWAY, listedTables, () -> gateways.internetGateways(filter));
    var natGateways =
        ledTo(Route.Kind.NAT_GATEWAY, listedTables, () -> gateways.natGateways(filter));
    var egressOnly =
        ledTo(
            Route.Kind.EGRESS_ONLY_INTERNET_GATEWAY,
            listedTables,
            gateways::egressOnlyInternetGateways);
    var peerings = Parallel.start(gateways::peeringConnections);
    var attachments =
        ledTo(
            Route.Kind.TRANSIT_GATEWAY,
            listedTables,
            () -> gateways.transitGatewayAttachments(filter));
    var blockPublicAccess = Parallel.start(vpcs::blockPublicAccess);
    var transitRoutes = Parallel.start(() -> transit.routes(Listed.understood(attachments.join())));
    var interfaces =
        Parallel.start(() ->
            networkInterfaces(
                Listed.understood(vpcEndpoints.join()),
                Listed.understood(natGateways.join()),
                tables));
    Fact<Map<String, PrefixList>> named = prefixLists.join();
    Set<String> lists = prefixListIds(named, Listed.understood(groups.join()), tables);
    return new NetworkFacts(
        Listed.understood(vpcFacts.join()),
        dns.join(),
        privateZones.join(),
        Listed.understood(dhcpOptions.join()),
        Listed.understood(subnets.join()),
        tables,
        Listed.understood(acls.join()),
        Listed.understood(groups.join()),
        Listed.understood(vpcEndpoints.join()),
        Listed.understood(interfaces.join()),
        named,
        Parallel.forEach(lists, filters::entries),
        Listed.understood(internetGateways.join()),
        Listed.understood(natGateways.join()),
        Listed.understood(egressOnly.join()),
        Listed.understood(peerings.join()),
        Listed.understood(attachments.join()),
        blockPublicAccess.join(),
        transitRoutes.join(),
        strange(
            Stream.of(
                Listed.strange(vpcFacts.join()),
                Listed.strange(dhcpOptions.join()),
                Listed.strange(subnets.join()),
                Listed.strange(listedTables),
                Listed.strange(acls.join()),
                Listed.strange(groups.join()),
                Listed.strange(vpcEndpoints.join()),
                Listed.strange(interfaces.join()),
                Listed.strange(internetGateways.join()),
                Listed.strange(natGateways.join()),
                Listed.strange(egressOnly.join()),
                Listed.strange(peerings.join()),
                Listed.strange(attachments.join()))),
        otherAnswers.join());
  }

  private static Map<String, UnreadResource> strange(Stream<Map<String, UnreadResource>> maps) {
    return maps.flatMap(map -> map.entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
  }

  // The packet tracer may ask which endpoint has an address, so without endpoints no list would be
  // complete.
  private Fact<Listed<NetworkInterface>> networkInterfaces(
      Fact<Map<String, VpcEndpoint>> vpcEndpoints,
      Fact<Map<String, NatGateway>> natGateways,
      Fact<Map<String, RouteTable>> tables) {
    return Answers.then(
        vpcEndpoints,
        known -> {
          Stream<String> ofEndpoints =
              known.values().stream()
                  .filter(InterfaceEndpoint.class::isInstance)
                  .map(InterfaceEndpoint.class::cast)
                  .flatMap(endpoint -> endpoint.networkInterfaceIds().stream());
          Stream<String> ofGateways =
              Answers.listed(natGateways).stream()
                  .flatMap(gateway -> gateway.addresses().stream())
                  .flatMap(address -> Stream.ofNullable(address.networkInterfaceId()));
          Stream<String> ofRoutes =
              targets(tables)
                  .filter(target -> target.kind() == Route.Kind.NETWORK_INTERFACE)
                  .map(Route.Target::id);
          return endpoints.networkInterfaces(
              Stream.of(ofEndpoints, ofGateways, ofRoutes)
                  .flatMap(ids -> ids)
                  .collect(Collectors.toSet()));
        });
  }

  /** The lists that groups and routes refer to, and that of S3, which gateway endpoints serve. */
  private static Set<String> prefixListIds(
      Fact<Map<String, PrefixList>> prefixLists,
      Fact<Map<String, SecurityGroup>> groups,
      Fact<Map<String, RouteTable>> tables) {
    Stream<String> ofS3 =
        Answers.listed(prefixLists).stream()
            .filter(list -> list.name().startsWith("com.amazonaws."))
            .filter(list -> list.name().endsWith(".s3"))
            .map(PrefixList::id);
    Stream<String> ofGroups =
        Answers.listed(groups).stream()
            .flatMap(group -> Stream.concat(group.ingress().stream(), group.egress().stream()))
            .map(GroupRule::prefixListIds)
            .flatMap(Collection::stream);
    Stream<String> ofRoutes =
        routes(tables)
            .map(Route::destination)
            .filter(Route.ToPrefixList.class::isInstance)
            .map(Route.ToPrefixList.class::cast)
            .map(Route.ToPrefixList::prefixListId);
    return Stream.of(ofS3, ofGroups, ofRoutes).flatMap(ids -> ids).collect(Collectors.toSet());
  }

  // A packet comes to a gateway by a route alone, so those that no route leads to do not matter.
  private static <T> CompletableFuture<Fact<Listed<T>>> ledTo(
      Route.Kind kind, Fact<Listed<RouteTable>> tables, Supplier<Fact<Listed<T>>> gateways) {
    return switch (tables) {
      case Known<Listed<RouteTable>>(var listed)
          when listed.strange().isEmpty()
              && targets(Listed.understood(tables)).noneMatch(t -> t.kind() == kind) ->
          CompletableFuture.completedFuture(Fact.known(new Listed<>(Map.of(), Map.of())));
      case Known<Listed<RouteTable>> _,
          Absent<Listed<RouteTable>> _,
          Unreadable<Listed<RouteTable>> _ ->
          Parallel.start(gateways);
    };
  }

  // A table that was not understood may lead anywhere.
  private static boolean leadElsewhere(Fact<Listed<RouteTable>> tables) {
    return !Listed.strange(tables).isEmpty()
        || targets(Listed.understood(tables))
            .map(Route.Target::kind)
            .anyMatch(TO_OTHER_VPCS::contains);
  }

  private static Stream<Route.Target> targets(Fact<Map<String, RouteTable>> tables) {
    return routes(tables).map(Route::target);
  }

  private static Stream<Route> routes(Fact<Map<String, RouteTable>> tables) {
    return Answers.listed(tables).stream().flatMap(table -> table.routes().stream());
  }
}
