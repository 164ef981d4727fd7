package dev.sessionready.aws.dependents;

import dev.sessionready.aws.client.Answers;
import dev.sessionready.aws.client.Parallel;
import dev.sessionready.aws.inventory.EndpointsReader;
import dev.sessionready.aws.inventory.GatewaysReader;
import dev.sessionready.aws.inventory.Listed;
import dev.sessionready.aws.inventory.ResourceFilter;
import dev.sessionready.aws.inventory.RoutesReader;
import dev.sessionready.aws.inventory.VpcsReader;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.network.model.RouteTable;
import dev.sessionready.network.model.Subnet;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A view of one VPC, as far as needed to say which instances a change in it concerns. */
record VpcView(
    String id,
    VpcsReader vpcs,
    RoutesReader routes,
    EndpointsReader endpoints,
    GatewaysReader gateways) {

  /** The subnets that these tables serve, named or, being the main one, not. */
  Fact<Set<String>> servedBy(Collection<RouteTable> tables) {
    Set<String> named = subnetIds(tables);
    if (tables.stream().noneMatch(RouteTable::main)) {
      return Fact.known(named);
    }
    var all = Parallel.start(() -> Listed.whole(vpcs.subnets(vpc())));
    return Answers.then(
        Listed.whole(routes.routeTables(vpc())),
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

  /** What is in it. */
  Fact<VpcNeighbours> neighbourhood() {
    var natGateways = Parallel.start(() -> Listed.whole(gateways.natGateways(vpc())));
    var attachments = Parallel.start(() -> Listed.whole(gateways.transitGatewayAttachments(vpc())));
    return Answers.then(
        Listed.whole(endpoints.vpcEndpoints(vpc())),
        someEndpoints ->
            Answers.then(
                natGateways.join(),
                someNats ->
                    Answers.map(
                        orNone(attachments.join()),
                        some ->
                            VpcNeighbours.of(
                                id, someEndpoints.values(), someNats.values(), some.values()))));
  }

  // A region without the operation has no transit gateways.
  static <T> Fact<Map<String, T>> orNone(Fact<Map<String, T>> fact) {
    return switch (fact) {
      case Absent<Map<String, T>>() -> Fact.known(Map.of());
      case Known<Map<String, T>> _, Unreadable<Map<String, T>> _ -> fact;
    };
  }

  private ResourceFilter vpc() {
    return ResourceFilter.of(Set.of(id));
  }
}
