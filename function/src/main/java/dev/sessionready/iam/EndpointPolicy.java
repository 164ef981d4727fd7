package dev.sessionready.iam;

/**
 * The policy of the VPC endpoint that a request goes through.
 *
 * @param kind what sort of endpoint it is, for the two read principals differently
 */
public record EndpointPolicy(Kind kind, AttachedPolicy policy) {

  /**
   * Whether it surely lets every request through, as the one does that AWS writes by default, so
   * that answers are the same with and without it.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html#default-endpoint-policy">
   *     Default endpoint policy</a>
   */
  public boolean isFullAccess() {
    return policy instanceof AttachedPolicy.Read(_, Policy read)
        && read.statements().stream().allMatch(one -> one.effect() == Effect.ALLOW)
        && read.statements().stream().anyMatch(EndpointPolicy::allowsEverything);
  }

  private static boolean allowsEverything(Statement statement) {
    return statement.conditions().isEmpty()
        && statement.principals() instanceof Principals.Only(var listed)
        && listed.contains(new Principal.Everyone())
        && statement.actions() instanceof Actions.Only(var actions)
        && actions.contains("*")
        && statement.resources() instanceof Resources.Only(var resources)
        && resources.contains("*");
  }

  /** The two sorts of VPC endpoint that lead to AWS's services. */
  public enum Kind {
    INTERFACE,
    GATEWAY
  }
}
