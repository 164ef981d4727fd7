package dev.sessionready.aws;

import dev.sessionready.fact.Fact;
import dev.sessionready.network.Attachment;
import dev.sessionready.network.NetworkAcl;
import dev.sessionready.network.RouteTable;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Traces;
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
    GatewaysReader gateways) {

  /** Those in the subnets that the table serves or served, and those whom it routes for others. */
  Fact<Scope> ofTable(String id, Traces traces) {
    return traces.exists()
        ? Answers.then(
            one(Listed.whole(routes.routeTables(new Extent.Matching("route-table-id", id))), id),
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
            one(Listed.whole(filters.networkAcls(new Extent.Matching("network-acl-id", id))), id),
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
        Listed.whole(routes.routeTables(new Extent.Matching("route.nat-gateway-id", id))),
        tables ->
            tables.values().stream()
                .findAny()
                .map(RouteTable::vpcId)
                .map(vpcId ->
                    Answers.then(
                        vpc(vpcId).servedBy(tables.values()),
                        subnets ->
                            Answers.map(vpc(vpcId).neighbourhood(), near -> near.passing(subnets))))
                .orElseGet(Fact::absent));
  }

  /** Those in the VPCs that the internet gateway is or was attached to, or that route to it. */
  Fact<Scope> ofInternetGateway(String id, Traces traces) {
    return Answers.then(
        Listed.whole(gateways.internetGateways(new Extent.Matching("internet-gateway-id", id))),
        there ->
            Answers.then(
                Listed.whole(routes.routeTables(new Extent.Matching("route.gateway-id", id))),
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
            VpcLook.orNone(Listed.whole(gateways.transitGatewayAttachments(Extent.of(vpcIds)))),
            attachments ->
                attachments.values().stream().anyMatch(one -> vpcIds.contains(one.vpcId()))
                    ? new Scope.Everything()
                    : new Scope.InVpcs(vpcIds));
  }

  private Fact<Scope> of(RouteTable table, Traces traces) {
    if (!traces.told() || !table.gatewayIds().isEmpty()) {
      return Answers.map(vpc(table.vpcId()).neighbourhood(), Neighbourhood::whole);
    }
    return Answers.then(
        vpc(table.vpcId()).servedBy(List.of(table)),
        now -> near(table.vpcId(), withFormer(now, traces), Neighbourhood::behindRoutes));
  }

  private Fact<Scope> of(NetworkAcl acl, Traces traces) {
    return traces.told()
        ? near(
            acl.vpcId(),
            withFormer(Set.copyOf(acl.subnetIds()), traces),
            Neighbourhood::behindBorder)
        : Answers.map(vpc(acl.vpcId()).neighbourhood(), Neighbourhood::whole);
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
    return subnetIds.isEmpty()
        ? Fact.absent()
        : Answers.then(
            Listed.whole(vpcs.subnets(new Extent.Matching("subnet-id", subnetIds))),
            found ->
                found.values().stream()
                    .findFirst()
                    .map(subnet -> near(subnet.vpcId(), subnetIds, behind))
                    .orElseGet(Fact::absent));
  }

  private Fact<Scope> near(
      String vpcId, Set<String> subnetIds, BiFunction<Neighbourhood, Set<String>, Scope> behind) {
    return subnetIds.isEmpty()
        ? Fact.absent()
        : Answers.map(vpc(vpcId).neighbourhood(), near -> behind.apply(near, subnetIds));
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

  private VpcLook vpc(String id) {
    return new VpcLook(id, vpcs, routes, endpoints, gateways);
  }

  private static <T> Fact<Optional<T>> one(Fact<Map<String, T>> listed, String id) {
    return Answers.map(listed, found -> Optional.ofNullable(found.get(id)));
  }
}
