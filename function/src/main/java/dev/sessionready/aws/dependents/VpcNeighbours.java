package dev.sessionready.aws.dependents;

import dev.sessionready.aws.inventory.SessionServices;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.NatGateway;
import dev.sessionready.network.model.TransitGatewayAttachment;
import dev.sessionready.network.model.VpcEndpoint;
import dev.sessionready.rule.Scope;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is in the subnets of a VPC and serves instances elsewhere, so that a change at its subnet
 * reaches them.
 *
 * @param endpoints the interface endpoints of services that sessions need
 * @param attachments its attachments to transit gateways, by which other VPCs come
 */
record VpcNeighbours(
    String vpcId,
    List<InterfaceEndpoint> endpoints,
    List<NatGateway> natGateways,
    List<TransitGatewayAttachment> attachments) {

  static VpcNeighbours of(
      String vpcId,
      Collection<VpcEndpoint> endpoints,
      Collection<NatGateway> natGateways,
      Collection<TransitGatewayAttachment> attachments) {
    return new VpcNeighbours(
        vpcId,
        endpoints.stream()
            .filter(InterfaceEndpoint.class::isInstance)
            .map(InterfaceEndpoint.class::cast)
            .filter(endpoint -> SessionServices.include(endpoint.serviceName()))
            .toList(),
        List.copyOf(natGateways),
        List.copyOf(attachments));
  }

  /**
   * The instances that the routes of these subnets concern; an endpoint's own answers keep to local
   * routes.
   */
  Scope behindRoutes(Set<String> subnetIds) {
    boolean answersElsewhere =
        endpointsIn(subnetIds).anyMatch(endpoint -> !endpoint.privateDnsEnabled());
    return answersElsewhere ? new Scope.Everything() : passing(subnetIds);
  }

  /** The instances that a filter at the border of these subnets concerns. */
  Scope behindBorder(Set<String> subnetIds) {
    Scope passing = behindRoutes(subnetIds);
    return switch (passing) {
      case Scope.InSubnets _ when endpointsIn(subnetIds).findAny().isPresent() ->
          new Scope.InVpcs(Set.of(vpcId));
      case Scope.Everything _,
          Scope.Only _,
          Scope.InVpcs _,
          Scope.InSubnets _,
          Scope.WithRole _,
          Scope.WithPolicy _,
          Scope.Nobody _ ->
          passing;
    };
  }

  /**
   * The instances whose packets leave by these subnets: their own instances', and those that others
   * send on.
   */
  Scope passing(Set<String> subnetIds) {
    if (attachments.stream().anyMatch(one -> meet(one.subnetIds(), subnetIds))) {
      return new Scope.Everything();
    }
    boolean nat =
        natGateways.stream()
            .flatMap(gateway -> Stream.ofNullable(gateway.subnetId()))
            .anyMatch(subnetIds::contains);
    return nat ? leaving() : Scope.inSubnets(subnetIds);
  }

  /**
   * The instances whose packets leave by the VPC's gateways: its own instances', and those of VPCs
   * behind it.
   */
  Scope leaving() {
    return attachments.isEmpty() ? new Scope.InVpcs(Set.of(vpcId)) : new Scope.Everything();
  }

  /** The instances that anything in the VPC may concern. */
  Scope whole() {
    return endpoints.stream().allMatch(InterfaceEndpoint::privateDnsEnabled)
        ? leaving()
        : new Scope.Everything();
  }

  private Stream<InterfaceEndpoint> endpointsIn(Set<String> subnetIds) {
    return endpoints.stream().filter(endpoint -> meet(endpoint.subnetIds(), subnetIds));
  }

  private static boolean meet(List<String> some, Set<String> others) {
    return !Collections.disjoint(some, others);
  }
}
