package dev.sessionready.network.model;

import java.util.List;

/** The stateful filter around the network interfaces that have it. */
public record SecurityGroup(
    String id, String vpcId, String ownerId, List<GroupRule> ingress, List<GroupRule> egress) {

  public SecurityGroup {
    ingress = List.copyOf(ingress);
    egress = List.copyOf(egress);
  }
}
