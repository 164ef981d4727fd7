package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.Permission;
import dev.sessionready.fact.Fact;
import dev.sessionready.model.LoggingFacts;
import dev.sessionready.model.NetworkFacts;
import java.util.Map;

/** Facts that no instance in scope needs, so that AWS was not asked for them. */
public final class NotAsked {

  private static final String REASON = "not asked: no instance in scope needs it";

  private NotAsked() {}

  /** The network, where no instance in scope is in a VPC any more. */
  static NetworkFacts network() {
    return new NetworkFacts(
        because(Permission.DESCRIBE_VPCS),
        Map.of(),
        Map.of(),
        because(Permission.DESCRIBE_DHCP_OPTIONS),
        because(Permission.DESCRIBE_SUBNETS),
        because(Permission.DESCRIBE_ROUTE_TABLES),
        because(Permission.DESCRIBE_NETWORK_ACLS),
        because(Permission.DESCRIBE_SECURITY_GROUPS),
        because(Permission.DESCRIBE_VPC_ENDPOINTS),
        because(Permission.DESCRIBE_NETWORK_INTERFACES),
        because(Permission.DESCRIBE_MANAGED_PREFIX_LISTS),
        Map.of(),
        because(Permission.DESCRIBE_INTERNET_GATEWAYS),
        because(Permission.DESCRIBE_NAT_GATEWAYS),
        because(Permission.DESCRIBE_EGRESS_ONLY_INTERNET_GATEWAYS),
        because(Permission.DESCRIBE_VPC_PEERING_CONNECTIONS),
        because(Permission.DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS),
        because(Permission.DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_OPTIONS),
        Map.of(),
        Map.of(),
        null);
  }

  /** Log groups, buckets and keys, where no preferences name any. */
  public static LoggingFacts logging() {
    return new LoggingFacts(Map.of(), Map.of(), Map.of());
  }

  private static <T> Fact<T> because(Permission permission) {
    return Fact.unreadable(permission.action(), REASON);
  }
}
