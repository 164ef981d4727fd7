package dev.sessionready.iam;

/**
 * The policy of the VPC endpoint that a request goes through.
 *
 * @param kind what sort of endpoint it is, for the two read principals differently
 */
public record EndpointPolicy(Kind kind, AttachedPolicy policy) {

  /** The two sorts of VPC endpoint that lead to AWS's services. */
  public enum Kind {
    INTERFACE,
    GATEWAY
  }
}
