package dev.sessionready.network;

import java.util.List;

/**
 * One thing on the way of a packet that lets it through or does not.
 *
 * @param resourceIds the AWS resources that it is, the deciding one first
 */
public record Door(Kind kind, Direction direction, List<String> resourceIds, Reach reach) {

  public Door {
    resourceIds = List.copyOf(resourceIds);
  }

  /** The same component with another judgement. */
  public Door with(Reach judged) {
    return new Door(kind, direction, resourceIds, judged);
  }

  /** The kinds of door. */
  public enum Kind {
    DNS,
    NETWORK_INTERFACE,
    SECURITY_GROUP_EGRESS,
    SECURITY_GROUP_INGRESS,
    NETWORK_ACL_OUT,
    NETWORK_ACL_IN,
    ROUTE,
    ENDPOINT,
    INTERNET_GATEWAY,
    EGRESS_ONLY_INTERNET_GATEWAY,
    NAT_GATEWAY,
    PEERING,
    TRANSIT_GATEWAY,
    BLOCK_PUBLIC_ACCESS
  }

  /** Whether the packet is on its way out, or the reply on its way back. */
  public enum Direction {
    FORWARD,
    REPLY
  }
}
