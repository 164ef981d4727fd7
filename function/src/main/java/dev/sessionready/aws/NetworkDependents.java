package dev.sessionready.aws;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.json.RecordedEndpoint;
import dev.sessionready.network.Attachment;
import dev.sessionready.network.GatewayEndpoint;
import dev.sessionready.network.InterfaceEndpoint;
import dev.sessionready.network.NetworkAcl;
import dev.sessionready.network.OtherEndpoint;
import dev.sessionready.network.RouteTable;
import dev.sessionready.network.Subnet;
import dev.sessionready.network.VpcEndpoint;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Traces;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The instances whose way to the services leads by a resource of the network. */
record NetworkDependents(
    VpcsReader vpcs,
    RoutesReader routes,
    FiltersReader filters,
    EndpointsReader endpoints,
    GatewaysReader gateways,
    HistoryReader history) {

  /** Those who wear the group, and those who go by an endpoint that wears it. */
  Fact<Scope> ofGroup(String id) {
    return Answers.then(
        endpoints.uses(new Extent.Matching("group-id", id)),
        uses ->
            uses.stream().anyMatch(InterfaceUse::isOfEndpoint)
                ? ofEndpointsWearing(id, uses)
                : Fact.known(Scope.only(InterfaceUse.instances(uses))));
  }

  /** Those whose names lead to the endpoint. */
  Fact<Scope> ofEndpoint(String id, Traces traces) {
    return traces.exists()
        ? Answers.then(
            one(endpoints.vpcEndpoints(new Extent.Matching("vpc-endpoint-id", id)), id),
            there -> there.map(NetworkDependents::of).orElseGet(() -> ofFormerEndpoint(id)))
        : ofFormerEndpoint(id);
  }

  /** Those in the subnets that the table serves or served, and those whom it routes for others. */
  Fact<Scope> ofTable(String id, Traces traces) {
    return traces.exists()
        ? Answers.then(
            one(routes.routeTables(new Extent.Matching("route-table-id", id)), id),
            there ->
                there
                    .map(table -> of(table, traces))
                    .orElseGet(() -> ofFormerSubnets(traces, Neighbourhood::behindRoutes)))
        : ofFormerSubnets(traces, Neighbourhood::behindRoutes);
  }

  /** Those in the subnets that the network ACL guards or guarded, and those whom these serve. */
  Fact<Scope> ofAcl(String id, Traces traces) {
    return traces.exists()
        ? Answers.then(
            one(filters.networkAcls(new Extent.Matching("network-acl-id", id)), id),
            there ->
                there
                    .map(acl -> of(acl, traces))
                    .orElseGet(() -> ofFormerSubnets(traces, Neighbourhood::behindBorder)))
        : ofFormerSubnets(traces, Neighbourhood::behindBorder);
  }

  /** Those in the subnet, and those whom something in it serves. */
  Fact<Scope> ofSubnet(String id) {
    return in(Set.of(id), Neighbourhood::behindBorder);
  }

  /** Those whose tables lead to the NAT gateway, though it may be gone. */
  Fact<Scope> ofNatGateway(String id) {
    return Answers.then(
        routes.routeTables(new Extent.Matching("route.nat-gateway-id", id)),
        tables ->
            tables.values().stream()
                .findAny()
                .map(RouteTable::vpcId)
                .map(vpcId ->
                    Answers.then(
                        servedBy(tables.values(), vpcId),
                        subnets ->
                            Answers.map(neighbourhood(vpcId), near -> near.passing(subnets))))
                .orElseGet(Fact::absent));
  }

  /** Those in the VPCs that the internet gateway is or was attached to, or that route to it. */
  Fact<Scope> ofInternetGateway(String id, Traces traces) {
    return Answers.then(
        gateways.internetGateways(new Extent.Matching("internet-gateway-id", id)),
        there ->
            Answers.then(
                routes.routeTables(new Extent.Matching("route.gateway-id", id)),
                tables ->
                    leaving(
                        Stream.of(
                                former("vpc-", traces).stream(),
                                tables.values().stream().map(RouteTable::vpcId),
                                there.values().stream()
                                    .flatMap(gateway -> gateway.attachments().stream())
                                    .map(Attachment::vpcId))
                            .flatMap(ids -> ids)
                            .collect(Collectors.toSet()))));
  }

  private Fact<Scope> leaving(Set<String> vpcIds) {
    return vpcIds.isEmpty()
        ? Fact.absent()
        : Answers.map(
            gateways.transitGatewayAttachments(Extent.of(vpcIds)),
            attachments ->
                attachments.values().stream().anyMatch(one -> vpcIds.contains(one.vpcId()))
                    ? new Scope.Everything()
                    : new Scope.InVpcs(vpcIds));
  }

  private Fact<Scope> ofEndpointsWearing(String groupId, List<InterfaceUse> uses) {
    Set<String> vpcIds = uses.stream().map(InterfaceUse::vpcId).collect(Collectors.toSet());
    return Answers.map(
        endpoints.vpcEndpoints(Extent.of(vpcIds)),
        all -> {
          List<InterfaceEndpoint> wearing =
              Neighbourhood.of("", all.values(), List.of(), List.of()).endpoints().stream()
                  .filter(endpoint -> endpoint.groupIds().contains(groupId))
                  .toList();
          if (wearing.isEmpty()) {
            return Scope.only(InterfaceUse.instances(uses));
          }
          return wearing.stream().allMatch(InterfaceEndpoint::privateDnsEnabled)
              ? new Scope.InVpcs(vpcIds)
              : new Scope.Everything();
        });
  }

  private static Fact<Scope> of(VpcEndpoint endpoint) {
    if (!SessionServices.include(endpoint.serviceName())) {
      return Fact.absent();
    }
    return switch (endpoint) {
      case InterfaceEndpoint one -> Fact.known(named(one.vpcId(), one.privateDnsEnabled()));
      case GatewayEndpoint one -> Fact.known(new Scope.InVpcs(Set.of(one.vpcId())));
      case OtherEndpoint _ -> Fact.absent();
    };
  }

  // Without names of its own, a private zone of any VPC may lead to it.
  private static Scope named(String vpcId, boolean privateDns) {
    return privateDns ? new Scope.InVpcs(Set.of(vpcId)) : new Scope.Everything();
  }

  private Fact<Scope> ofFormerEndpoint(String id) {
    return switch (history.endpoint(id)) {
      case Known<RecordedEndpoint>(RecordedEndpoint former) ->
          SessionServices.include(former.serviceName())
              ? Fact.known(
                  named(
                      former.vpcId(),
                      former.privateDnsEnabled() || former.type().equals("Gateway")))
              : Fact.absent();
      // Nobody remembers whose it was.
      case Absent<RecordedEndpoint>() -> Fact.known(new Scope.Everything());
      case Unreadable<RecordedEndpoint>(String action, String reason) ->
          Fact.unreadable(action, reason);
    };
  }

  private Fact<Scope> of(RouteTable table, Traces traces) {
    if (!traces.told() || !table.gatewayIds().isEmpty()) {
      return Answers.map(neighbourhood(table.vpcId()), Neighbourhood::whole);
    }
    return Answers.then(
        servedBy(List.of(table), table.vpcId()),
        now -> near(table.vpcId(), withFormer(now, traces), Neighbourhood::behindRoutes));
  }

  private Fact<Scope> of(NetworkAcl acl, Traces traces) {
    return traces.told()
        ? near(
            acl.vpcId(),
            withFormer(Set.copyOf(acl.subnetIds()), traces),
            Neighbourhood::behindBorder)
        : Answers.map(neighbourhood(acl.vpcId()), Neighbourhood::whole);
  }

  // What is in use cannot be deleted, but may have been until just before.
  private Fact<Scope> ofFormerSubnets(
      Traces traces, BiFunction<Neighbourhood, Set<String>, Scope> behind) {
    return traces.told()
        ? in(former("subnet-", traces), behind)
        : Fact.known(new Scope.Everything());
  }

  private Fact<Scope> in(
      Set<String> subnetIds, BiFunction<Neighbourhood, Set<String>, Scope> behind) {
    return subnetIds.stream()
        .sorted()
        .findFirst()
        .map(first -> vpcs.subnets(new Extent.Matching("subnet-id", first)))
        .map(subnets ->
            Answers.then(
                subnets,
                found ->
                    found.values().stream()
                        .findFirst()
                        .map(subnet -> near(subnet.vpcId(), subnetIds, behind))
                        .orElseGet(Fact::absent)))
        .orElseGet(Fact::absent);
  }

  private Fact<Scope> near(
      String vpcId, Set<String> subnetIds, BiFunction<Neighbourhood, Set<String>, Scope> behind) {
    return subnetIds.isEmpty()
        ? Fact.absent()
        : Answers.map(neighbourhood(vpcId), near -> behind.apply(near, subnetIds));
  }

  private static Set<String> withFormer(Set<String> subnetIds, Traces traces) {
    return Stream.concat(subnetIds.stream(), former("subnet-", traces).stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> former(String prefix, Traces traces) {
    return traces.formerIds().stream()
        .filter(id -> id.startsWith(prefix))
        .collect(Collectors.toSet());
  }

  /** The subnets that these tables of one VPC serve, named or, being the main one, not. */
  private Fact<Set<String>> servedBy(Collection<RouteTable> tables, String vpcId) {
    Set<String> named = subnetIds(tables);
    if (tables.stream().noneMatch(RouteTable::main)) {
      return Fact.known(named);
    }
    Extent whole = Extent.of(Set.of(vpcId));
    var all = SideBySide.start(() -> vpcs.subnets(whole));
    return Answers.then(
        routes.routeTables(whole),
        others -> {
          Set<String> elsewhere = subnetIds(others.values());
          return Answers.map(
              all.join(),
              subnets ->
                  subnets.values().stream()
                      .map(Subnet::id)
                      .filter(id -> named.contains(id) || !elsewhere.contains(id))
                      .collect(Collectors.toSet()));
        });
  }

  private static Set<String> subnetIds(Collection<RouteTable> tables) {
    return tables.stream().flatMap(table -> table.subnetIds().stream()).collect(Collectors.toSet());
  }

  private Fact<Neighbourhood> neighbourhood(String vpcId) {
    Extent vpc = Extent.of(Set.of(vpcId));
    var natGateways = SideBySide.start(() -> gateways.natGateways(vpc));
    var attachments = SideBySide.start(() -> gateways.transitGatewayAttachments(vpc));
    return Answers.then(
        endpoints.vpcEndpoints(vpc),
        someEndpoints ->
            Answers.then(
                natGateways.join(),
                someNats ->
                    Answers.map(
                        orNone(attachments.join()),
                        some ->
                            Neighbourhood.of(
                                vpcId, someEndpoints.values(), someNats.values(), some.values()))));
  }

  // A region without the operation has no transit gateways.
  private static <T> Fact<Map<String, T>> orNone(Fact<Map<String, T>> fact) {
    return switch (fact) {
      case Absent<Map<String, T>>() -> Fact.known(Map.of());
      case Known<Map<String, T>> _, Unreadable<Map<String, T>> _ -> fact;
    };
  }

  private static <T> Fact<Optional<T>> one(Fact<Map<String, T>> listed, String id) {
    return Answers.map(listed, found -> Optional.ofNullable(found.get(id)));
  }
}
