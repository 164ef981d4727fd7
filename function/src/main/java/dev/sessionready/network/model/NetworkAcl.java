package dev.sessionready.network.model;

import java.util.List;

/** The stateless filter at the border of its subnets. */
public record NetworkAcl(String id, String vpcId, List<String> subnetIds, List<AclEntry> entries) {

  public NetworkAcl {
    subnetIds = List.copyOf(subnetIds);
    entries = List.copyOf(entries);
  }
}
