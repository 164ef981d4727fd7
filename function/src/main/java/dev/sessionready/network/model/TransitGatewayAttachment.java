package dev.sessionready.network.model;

import java.util.List;

/**
 * A VPC at a transit gateway, through one subnet in each of its Availability Zones.
 *
 * @param state {@code available} once it carries traffic
 */
public record TransitGatewayAttachment(
    String id, String transitGatewayId, String vpcId, String state, List<String> subnetIds) {

  public TransitGatewayAttachment {
    subnetIds = List.copyOf(subnetIds);
  }

  /** Whether it carries traffic. */
  public boolean available() {
    return "available".equalsIgnoreCase(state);
  }

  /** Whether its subnets or options are being changed. */
  public boolean modifying() {
    return "modifying".equalsIgnoreCase(state);
  }
}
