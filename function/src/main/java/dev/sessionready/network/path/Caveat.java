package dev.sessionready.network.path;

/**
 * What is not quite right about an open component.
 *
 * @param detail the addresses, ports or ids in question, language-neutral
 */
public record Caveat(Kind kind, String detail) {

  /** The kinds of caveat. */
  public enum Kind {
    /** Replies to some ports that the platform itself draws from are dropped. */
    PLATFORM_PORTS_CLOSED,
    /** Replies to some ephemeral ports are dropped, none of which the platform draws by default. */
    EPHEMERAL_PORTS_CLOSED,
    /** Some of the addresses that the name may lead to are not covered. */
    ADDRESSES_CLOSED,
    /** Some of the places that the name may lead to cannot be reached, or it is unknown. */
    SOME_UNREACHABLE,
    /** Some public addresses leave by another route that cannot be followed. */
    ROUTED_ELSEWHERE,
    /** The endpoint is not yet in all of its subnets. */
    ENDPOINT_PARTIAL,
    /** A rule group of DNS Firewall is associated with the VPC and may block the name. */
    DNS_FIREWALL,
    /** Only the FIPS name leads to the endpoint, so the agent must be set to it. */
    FIPS_NAME_ONLY
  }
}
