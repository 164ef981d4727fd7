package dev.sessionready.network.model;

/**
 * The VPC that a gateway is attached to.
 *
 * @param state {@code available} (or {@code attached}) once it carries traffic
 */
public record Attachment(String vpcId, String state) {

  /** Whether it carries traffic of that VPC. */
  public boolean serves(String vpc) {
    return vpcId.equals(vpc)
        && ("available".equalsIgnoreCase(state) || "attached".equalsIgnoreCase(state));
  }
}
