package dev.sessionready.network.model;

import dev.sessionready.network.address.Cidr;
import java.util.List;

/**
 * The route table of a transit gateway that an attachment is associated with.
 *
 * @param routes static and propagated ones
 */
public record TransitGatewayRouteTable(String id, List<Entry> routes) {

  public TransitGatewayRouteTable {
    routes = List.copyOf(routes);
  }

  /**
   * One of its routes.
   *
   * @param attachmentIds where it leads; empty for a blackhole
   */
  public record Entry(
      Cidr cidr, List<String> attachmentIds, Route.State state, Route.Origin origin) {

    public Entry {
      attachmentIds = List.copyOf(attachmentIds);
    }
  }
}
