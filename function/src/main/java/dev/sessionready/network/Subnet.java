package dev.sessionready.network;

import java.util.List;

/**
 * A part of a VPC, in one Availability Zone.
 *
 * @param cidrs the blocks that are associated with it, of both families
 */
public record Subnet(
    String id, String vpcId, String ownerId, String availabilityZone, List<Cidr> cidrs) {

  public Subnet {
    cidrs = List.copyOf(cidrs);
  }
}
