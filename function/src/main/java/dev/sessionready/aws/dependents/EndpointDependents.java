package dev.sessionready.aws.dependents;

import dev.sessionready.aws.client.Answers;
import dev.sessionready.aws.inventory.EndpointsReader;
import dev.sessionready.aws.inventory.HistoryReader;
import dev.sessionready.aws.inventory.InterfaceUse;
import dev.sessionready.aws.inventory.Listed;
import dev.sessionready.aws.inventory.ResourceFilter;
import dev.sessionready.aws.inventory.SessionServices;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.json.RecordedEndpoint;
import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.OtherEndpoint;
import dev.sessionready.network.model.VpcEndpoint;
import dev.sessionready.rule.ChangeDetails;
import dev.sessionready.rule.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The instances that use a VPC endpoint, or have a security group, or meet one at an endpoint. */
public record EndpointDependents(EndpointsReader endpoints, HistoryReader history) {

  /** Those that have the group, and those that use an endpoint that has it. */
  Fact<Scope> ofGroup(String id) {
    return Answers.then(
        endpoints.uses(new ResourceFilter.Matching("group-id", id)),
        uses ->
            uses.stream().anyMatch(InterfaceUse::isOfEndpoint)
                ? ofEndpointsAttached(id, uses)
                : Fact.known(Scope.only(InterfaceUse.instances(uses))));
  }

  /** Those whose names lead to the endpoint. */
  Fact<Scope> ofEndpoint(String id, ChangeDetails details) {
    return details.exists()
        ? Answers.then(
            Listed.whole(
                endpoints.vpcEndpoints(new ResourceFilter.Matching("vpc-endpoint-id", id))),
            there ->
                Optional.ofNullable(there.get(id))
                    .map(EndpointDependents::of)
                    .orElseGet(() -> ofFormerEndpoint(id)))
        : ofFormerEndpoint(id);
  }

  private Fact<Scope> ofEndpointsAttached(String groupId, List<InterfaceUse> uses) {
    Set<String> vpcIds = uses.stream().map(InterfaceUse::vpcId).collect(Collectors.toSet());
    return Answers.map(
        Listed.whole(endpoints.vpcEndpoints(ResourceFilter.of(vpcIds))),
        all -> {
          List<InterfaceEndpoint> attached =
              VpcNeighbours.of("", all.values(), List.of(), List.of()).endpoints().stream()
                  .filter(endpoint -> endpoint.groupIds().contains(groupId))
                  .toList();
          if (attached.isEmpty()) {
            return Scope.only(InterfaceUse.instances(uses));
          }
          return attached.stream().allMatch(InterfaceEndpoint::privateDnsEnabled)
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
      // It is not recorded whose it was.
      case Absent<RecordedEndpoint>() -> Fact.known(new Scope.Everything());
      case Unreadable<RecordedEndpoint>(ReadFailure failure) -> Fact.unreadable(failure);
    };
  }
}
