package dev.sessionready.network.model;

import dev.sessionready.network.address.Cidr;

/** One line of a route table: which addresses leave by which target. */
public record Route(Destination destination, Target target, State state, Origin origin) {

  /** Such as {@code 0.0.0.0/0 nat-0123}. */
  public String rule() {
    return switch (destination) {
      case ToCidr(var cidr) -> cidr + " " + target.id();
      case ToPrefixList(var id) -> id + " " + target.id();
    };
  }

  /** The addresses that a route is for. */
  public sealed interface Destination {}

  /** The addresses of one block. */
  public record ToCidr(Cidr cidr) implements Destination {}

  /** The addresses of a prefix list. */
  public record ToPrefixList(String prefixListId) implements Destination {}

  /** Whether the target still carries traffic. */
  public enum State {
    ACTIVE,
    BLACKHOLE
  }

  /** Who wrote the route: AWS with the VPC, a person, or a virtual private gateway. */
  public enum Origin {
    LOCAL,
    STATIC,
    PROPAGATED
  }

  /**
   * Where a route sends its packets.
   *
   * @param id such as {@code igw-0123}, or {@code local}
   */
  public record Target(Kind kind, String id) {

    /** The target of that id; the kind follows from the prefix of the id. */
    public static Target of(String id) {
      for (var kind : Kind.values()) {
        // What begins with that word is another target.
        if (kind == Kind.LOCAL ? id.equals(kind.start) : id.startsWith(kind.start)) {
          return new Target(kind, id);
        }
      }
      throw new AssertionError("every text starts with the empty one");
    }
  }

  /** The kinds of target. */
  public enum Kind {
    LOCAL("local"),
    /**
     * A gateway endpoint or a Gateway Load Balancer endpoint: only the endpoint itself shows which.
     */
    VPC_ENDPOINT("vpce-"),
    INTERNET_GATEWAY("igw-"),
    NAT_GATEWAY("nat-"),
    EGRESS_ONLY_INTERNET_GATEWAY("eigw-"),
    PEERING("pcx-"),
    TRANSIT_GATEWAY("tgw-"),
    VIRTUAL_PRIVATE_GATEWAY("vgw-"),
    LOCAL_GATEWAY("lgw-"),
    CARRIER_GATEWAY("cagw-"),
    NETWORK_INTERFACE("eni-"),
    INSTANCE("i-"),
    CORE_NETWORK("arn:"),
    OTHER("");

    private final String start;

    Kind(String start) {
      this.start = start;
    }
  }
}
