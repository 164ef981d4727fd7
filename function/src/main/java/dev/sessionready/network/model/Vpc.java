package dev.sessionready.network.model;

import dev.sessionready.network.address.Cidr;
import java.util.List;

/**
 * A virtual private cloud.
 *
 * @param cidrs the blocks that are associated with it, of both families, the primary one first
 * @param dhcpOptionsId the set of DHCP options, or {@code default} for none
 */
public record Vpc(String id, String ownerId, List<Cidr> cidrs, String dhcpOptionsId) {

  public Vpc {
    cidrs = List.copyOf(cidrs);
  }
}
