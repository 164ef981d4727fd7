package dev.sessionready.network.model;

import java.util.List;

/**
 * VPC Block Public Access: what a Region keeps from its internet gateways.
 *
 * @param state such as {@code update-complete}
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html">Block
 *     public access to VPCs and subnets</a>
 */
public record BlockPublicAccess(Mode mode, String state, List<Exclusion> exclusions) {

  public BlockPublicAccess {
    exclusions = List.copyOf(exclusions);
  }

  /** Which traffic it keeps. */
  public enum Mode {
    OFF,
    BLOCK_INGRESS,
    BLOCK_BIDIRECTIONAL
  }

  /**
   * A VPC or subnet that is let through.
   *
   * @param resourceId of the VPC or the subnet
   * @param state such as {@code create-complete}
   */
  public record Exclusion(String id, String resourceId, Allow allow, String state) {}

  /** What an exclusion lets through. */
  public enum Allow {
    EGRESS,
    BIDIRECTIONAL
  }
}
