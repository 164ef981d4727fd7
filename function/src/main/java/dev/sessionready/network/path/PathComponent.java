package dev.sessionready.network.path;

import dev.sessionready.fact.ReadFailure;
import java.util.List;
import java.util.Optional;

/**
 * One thing on the path of a packet that lets it through or does not.
 *
 * @param resourceIds the AWS resources that it is, the deciding one first
 */
public record PathComponent(
    Kind kind, Direction direction, List<String> resourceIds, Reachability reachability) {

  public PathComponent {
    resourceIds = List.copyOf(resourceIds);
  }

  /** The same component with another reachability. */
  public PathComponent with(Reachability judged) {
    return new PathComponent(kind, direction, resourceIds, judged);
  }

  /**
   * The lookup that failed, where that is why its reachability is unknown; empty where none did.
   */
  public Optional<ReadFailure> failedLookup() {
    return reachability instanceof Reachability.Unknown unknown
        ? Optional.ofNullable(unknown.failed())
        : Optional.empty();
  }

  /** The kinds of component. */
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

  /** Whether it is the packet on its way out, or the reply on its way back. */
  public enum Direction {
    FORWARD,
    RETURN
  }
}
