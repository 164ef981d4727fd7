package dev.sessionready.aws.dependents;

import dev.sessionready.aws.client.Answers;
import dev.sessionready.aws.inventory.EndpointsReader;
import dev.sessionready.aws.inventory.FiltersReader;
import dev.sessionready.aws.inventory.GatewaysReader;
import dev.sessionready.aws.inventory.Listed;
import dev.sessionready.aws.inventory.ResourceFilter;
import dev.sessionready.aws.inventory.RoutesReader;
import dev.sessionready.aws.inventory.VpcsReader;
import dev.sessionready.fact.Fact;
import dev.sessionready.network.model.Attachment;
import dev.sessionready.network.model.NetworkAcl;
import dev.sessionready.network.model.RouteTable;
import dev.sessionready.rule.ChangeDetails;
import dev.sessionready.rule.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The instances whose network path to the services uses a resource of the network. */
public record NetworkDependents(
    VpcsReader vpcs,
    RoutesReader routes,
    FiltersReader filters,
    EndpointsReader endpoints,
    GatewaysReader gateways) {

  /**
   * Those in the subnets that the table serves or served, and those whose packets it routes for
   * others.
   */
  Fact<Scope> ofTable(String id, ChangeDetails details) {
    return details.exists()
        ? Answers.then(
            one(
                Listed.whole(routes.routeTables(new ResourceFilter.Matching("route-table-id", id))),
                id),
            there ->
                there
                    .map(table -> of(table, details))
                    .orElseGet(() -> ofFormerSubnets(details, VpcNeighbours::behindRoutes)))
        : ofFormerSubnets(details, VpcNeighbours::behindRoutes);
  }

  /** Those in the subnets that the network ACL guards or guarded, and those whom these serve. */
  Fact<Scope> ofAcl(String id, ChangeDetails details) {
    return details.exists()
        ? Answers.then(
            one(
                Listed.whole(
                    filters.networkAcls(new ResourceFilter.Matching("network-acl-id", id))),
                id),
            there ->
                there
                    .map(acl -> of(acl, details))
                    .orElseGet(() -> ofFormerSubnets(details, VpcNeighbours::behindBorder)))
        : ofFormerSubnets(details, VpcNeighbours::behindBorder);
  }

  /** Those in the subnet, and those whom something in it serves. */
  Fact<Scope> ofSubnet(String id) {
    return in(Set.of(id), VpcNeighbours::behindBorder);
  }

  /** Those whose tables lead to the NAT gateway, though it may be gone. */
  Fact<Scope> ofNatGateway(String id) {
    return Answers.then(
        Listed.whole(routes.routeTables(new ResourceFilter.Matching("route.nat-gateway-id", id))),
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
  Fact<Scope> ofInternetGateway(String id, ChangeDetails details) {
    return Answers.then(
        Listed.whole(
            gateways.internetGateways(new ResourceFilter.Matching("internet-gateway-id", id))),
        there ->
            Answers.then(
                Listed.whole(
                    routes.routeTables(new ResourceFilter.Matching("route.gateway-id", id))),
                tables ->
                    leaving(
                        Stream.of(
                                former("vpc-", details).stream(),
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
            VpcView.orNone(
                Listed.whole(gateways.transitGatewayAttachments(ResourceFilter.of(vpcIds)))),
            attachments ->
                attachments.values().stream().anyMatch(one -> vpcIds.contains(one.vpcId()))
                    ? new Scope.Everything()
                    : new Scope.InVpcs(vpcIds));
  }

  private Fact<Scope> of(RouteTable table, ChangeDetails details) {
    if (!details.complete() || !table.gatewayIds().isEmpty()) {
      return Answers.map(vpc(table.vpcId()).neighbourhood(), VpcNeighbours::whole);
    }
    return Answers.then(
        vpc(table.vpcId()).servedBy(List.of(table)),
        now -> near(table.vpcId(), withFormer(now, details), VpcNeighbours::behindRoutes));
  }

  private Fact<Scope> of(NetworkAcl acl, ChangeDetails details) {
    return details.complete()
        ? near(
            acl.vpcId(),
            withFormer(Set.copyOf(acl.subnetIds()), details),
            VpcNeighbours::behindBorder)
        : Answers.map(vpc(acl.vpcId()).neighbourhood(), VpcNeighbours::whole);
  }

  // What is in use cannot be deleted, but may have been until just before.
  private Fact<Scope> ofFormerSubnets(
      ChangeDetails details, BiFunction<VpcNeighbours, Set<String>, Scope> behind) {
    return details.complete()
        ? in(former("subnet-", details), behind)
        : Fact.known(new Scope.Everything());
  }

  private Fact<Scope> in(
      Set<String> subnetIds, BiFunction<VpcNeighbours, Set<String>, Scope> behind) {
    return subnetIds.isEmpty()
        ? Fact.absent()
        : Answers.then(
            Listed.whole(vpcs.subnets(new ResourceFilter.Matching("subnet-id", subnetIds))),
            found ->
                found.values().stream()
                    .findFirst()
                    .map(subnet -> near(subnet.vpcId(), subnetIds, behind))
                    .orElseGet(Fact::absent));
  }

  private Fact<Scope> near(
      String vpcId, Set<String> subnetIds, BiFunction<VpcNeighbours, Set<String>, Scope> behind) {
    return subnetIds.isEmpty()
        ? Fact.absent()
        : Answers.map(vpc(vpcId).neighbourhood(), near -> behind.apply(near, subnetIds));
  }

  private static Set<String> withFormer(Set<String> subnetIds, ChangeDetails details) {
    return Stream.concat(subnetIds.stream(), former("subnet-", details).stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> former(String prefix, ChangeDetails details) {
    return details.formerIds().stream()
        .filter(id -> id.startsWith(prefix))
        .collect(Collectors.toSet());
  }

  private VpcView vpc(String id) {
    return new VpcView(id, vpcs, routes, endpoints, gateways);
  }

  private static <T> Fact<Optional<T>> one(Fact<Map<String, T>> listed, String id) {
    return Answers.map(listed, found -> Optional.ofNullable(found.get(id)));
  }
}
