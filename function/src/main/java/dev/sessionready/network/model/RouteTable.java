package dev.sessionready.network.model;

import java.util.List;

/**
 * A table of routes, and the subnets and gateways it is associated with.
 *
 * @param main whether it serves every subnet of the VPC that names no other table
 * @param subnetIds the subnets that name it explicitly
 * @param gatewayIds the gateways whose incoming traffic it routes (edge associations)
 */
public record RouteTable(
    String id,
    String vpcId,
    boolean main,
    List<String> subnetIds,
    List<String> gatewayIds,
    List<Route> routes) {

  public RouteTable {
    subnetIds = List.copyOf(subnetIds);
    gatewayIds = List.copyOf(gatewayIds);
    routes = List.copyOf(routes);
  }
}
