package dev.sessionready.iam;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All policies that have a say in one request. What was not readable stands in its place as {@link
 * AttachedPolicy.Unread}; what is not there at all is left out.
 *
 * @param identity the policies attached to the caller
 * @param boundary the caller's permissions boundary
 * @param session the policy passed along when the session was made
 * @param scps the service control policies of the caller's account, one list for each level from
 *     the root to the account, all of which must allow; empty outside of an organization
 * @param rcps the resource control policies of the resource's account, likewise
 * @param resource the policy on the resource: a bucket policy, a key policy, a trust policy
 * @param endpoint the policy of the VPC endpoint on the path
 */
public record ApplicablePolicies(
    List<AttachedPolicy> identity,
    @Nullable AttachedPolicy boundary,
    @Nullable AttachedPolicy session,
    List<List<AttachedPolicy>> scps,
    List<List<AttachedPolicy>> rcps,
    @Nullable AttachedPolicy resource,
    @Nullable EndpointPolicy endpoint) {

  public ApplicablePolicies {
    identity = List.copyOf(identity);
    scps = scps.stream().map(List::copyOf).toList();
    rcps = rcps.stream().map(List::copyOf).toList();
  }

  /** The caller's own policies and nothing else. */
  public static ApplicablePolicies of(List<AttachedPolicy> identity) {
    return new ApplicablePolicies(identity, null, null, List.of(), List.of(), null, null);
  }

  /** No policy at all: for a service, which has none of its own. */
  public static ApplicablePolicies none() {
    return of(List.of());
  }

  /**
   * What the caller's own policies would allow if they spoke of no resources and denied nothing:
   * whoever is refused by these is refused for every resource.
   */
  public ApplicablePolicies onAnyResource() {
    return new ApplicablePolicies(
        identity.stream().map(ApplicablePolicies::allowances).toList(),
        boundary == null ? null : allowances(boundary),
        session == null ? null : allowances(session),
        List.of(),
        List.of(),
        null,
        null);
  }

  private static AttachedPolicy allowances(AttachedPolicy attached) {
    return switch (attached) {
      case AttachedPolicy.Unread unread -> unread;
      case AttachedPolicy.Read(String name, Policy policy) ->
          new AttachedPolicy.Read(
              name,
              new Policy(
                  policy.version(),
                  policy.statements().stream()
                      .filter(statement -> statement.effect() == Effect.ALLOW)
                      .map(Statement::onAnyResource)
                      .toList()));
    };
  }

  public ApplicablePolicies withBoundary(@Nullable AttachedPolicy policy) {
    return new ApplicablePolicies(identity, policy, session, scps, rcps, resource, endpoint);
  }

  public ApplicablePolicies withSession(@Nullable AttachedPolicy policy) {
    return new ApplicablePolicies(identity, boundary, policy, scps, rcps, resource, endpoint);
  }

  /** The same under these levels of service control policies, from the root to the account. */
  public ApplicablePolicies withScps(List<List<AttachedPolicy>> levels) {
    return new ApplicablePolicies(identity, boundary, session, levels, rcps, resource, endpoint);
  }

  /** The same under these levels of resource control policies, from the root to the account. */
  public ApplicablePolicies withRcps(List<List<AttachedPolicy>> levels) {
    return new ApplicablePolicies(identity, boundary, session, scps, levels, resource, endpoint);
  }

  public ApplicablePolicies withResource(@Nullable AttachedPolicy policy) {
    return new ApplicablePolicies(identity, boundary, session, scps, rcps, policy, endpoint);
  }

  public ApplicablePolicies withEndpoint(@Nullable EndpointPolicy policy) {
    return new ApplicablePolicies(identity, boundary, session, scps, rcps, resource, policy);
  }
}
