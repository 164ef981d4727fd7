package dev.sessionready.network.model;

import dev.sessionready.network.address.Cidr;
import java.util.List;

/**
 * A connection between two VPCs.
 *
 * @param status {@code active} once it carries traffic
 */
public record PeeringConnection(String id, String status, Side requester, Side accepter) {

  /**
   * One of the two VPCs, as the connection describes it; the blocks are shown once it is active.
   */
  public record Side(String vpcId, String ownerId, String region, List<Cidr> cidrs) {

    public Side {
      cidrs = List.copyOf(cidrs);
    }
  }

  /** Whether it carries traffic. */
  public boolean active() {
    return "active".equalsIgnoreCase(status);
  }

  /** The other side, seen from that VPC. */
  public Side across(String vpcId) {
    return requester.vpcId().equals(vpcId) ? accepter : requester;
  }
}
