package dev.sessionready.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How AWS comes from the policies to its answer.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">
 *     Policy evaluation logic</a>
 */
public final class PolicyEvaluation {

  private final Request request;
  private final List<PolicyTypeResult> scps;
  private final List<PolicyTypeResult> rcps;
  private final List<PolicyTypeResult> endpoint;
  private final PolicyTypeResult resource;
  private final PolicyTypeResult identity;
  private final List<PolicyTypeResult> limits;

  private PolicyEvaluation(Request request, ApplicablePolicies policies) {
    this.request = request;
    EndpointPolicy through = policies.endpoint();
    StatementMatch match =
        new StatementMatch(
            request,
            policies.boundary() != null,
            through != null && through.kind() == EndpointPolicy.Kind.GATEWAY);
    this.scps = policies.scps().stream().map(level -> match.read(PolicyType.SCP, level)).toList();
    this.rcps = policies.rcps().stream().map(level -> match.read(PolicyType.RCP, level)).toList();
    this.endpoint = read(match, PolicyType.ENDPOINT, through == null ? null : through.policy());
    AttachedPolicy onResource = policies.resource();
    this.resource =
        match.read(PolicyType.RESOURCE, onResource == null ? List.of() : List.of(onResource));
    this.identity = match.read(PolicyType.IDENTITY, policies.identity());
    this.limits =
        Stream.of(
                read(match, PolicyType.BOUNDARY, policies.boundary()),
                read(match, PolicyType.SESSION, policies.session()))
            .flatMap(List::stream)
            .toList();
  }

  /**
   * What AWS answers to a request.
   *
   * <p>A service that acts in its own name has no policies of its own, and no service control
   * policy reaches it: only what stands on the resource and on the path there counts.
   */
  public static Decision evaluate(Request request, ApplicablePolicies policies) {
    return new PolicyEvaluation(request, reaching(request.caller(), policies)).decide();
  }

  private static ApplicablePolicies reaching(Caller caller, ApplicablePolicies policies) {
    return switch (caller) {
      case Caller.RoleSession _, Caller.Identity _ -> policies;
      case Caller.Service _ ->
          ApplicablePolicies.none()
              .withRcps(policies.rcps())
              .withResource(policies.resource())
              .withEndpoint(policies.endpoint());
    };
  }

  private static List<PolicyTypeResult> read(
      StatementMatch match, PolicyType policyType, @Nullable AttachedPolicy policy) {
    return policy == null ? List.of() : List.of(match.read(policyType, List.of(policy)));
  }

  private Decision decide() {
    List<ApplicableStatement> denials = readings().map(PolicyTypeResult::denies).toList();
    List<RequiredAllow> gates = gates();
    List<DenyReason> denyReasons =
        Stream.concat(
                readings().flatMap(PolicyTypeResult::denying).map(DenyReason.ExplicitDeny::new),
                gates.stream().filter(RequiredAllow::isBlocked).map(RequiredAllow::denyReason))
            .toList();
    if (!denyReasons.isEmpty()) {
      return new Decision.Denied(denyReasons);
    }
    List<MissingInformation> doubts =
        Stream.concat(denials.stream(), gates.stream().map(RequiredAllow::allow))
            .flatMap(applicable -> applicable.doubts().stream())
            .distinct()
            .toList();
    return doubts.isEmpty()
        ? new Decision.Allowed(Objects.requireNonNull(grant().by()))
        : new Decision.Depends(doubts);
  }

  private Stream<PolicyTypeResult> readings() {
    return Stream.of(scps, rcps, endpoint, List.of(resource), List.of(identity), limits)
        .flatMap(List::stream);
  }

  /**
   * Where an allow is needed. Resource control policies are not among it: each level carries
   * RCPFullAWSAccess, which cannot be detached, so that they only ever deny.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html">
   *     Resource control policies</a>
   */
  private List<RequiredAllow> gates() {
    List<RequiredAllow> gates = new ArrayList<>();
    Stream.of(scps, endpoint)
        .flatMap(List::stream)
        .forEach(reading -> gates.add(RequiredAllow.of(reading, reading.allows())));
    if (needsResourcePolicy()) {
      gates.add(RequiredAllow.of(resource, resource.allows()));
    }
    if (!isService()) {
      gates.add(RequiredAllow.of(identity, grant()));
      limits.forEach(
          limit -> gates.add(RequiredAllow.of(limit, limit.allows().or(grantToSession()))));
    }
    return gates;
  }

  /**
   * What grants the request: within one account the caller's own policies or the one on the
   * resource will do, unless the latter leaves it to the account to decide.
   */
  private ApplicableStatement grant() {
    if (isService()) {
      return resource.allows();
    }
    return isWithinAccount()
        ? identity.allows().or(resource.allows(PrincipalMatchKind::isGrant))
        : identity.allows();
  }

  /**
   * What serves in the stead of a boundary's or a session policy's allow.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">
   *     How AWS enforcement code logic evaluates requests</a>
   */
  private ApplicableStatement grantToSession() {
    return isWithinAccount()
        ? resource.allows(PrincipalMatchKind::isGrantToSession)
        : ApplicableStatement.NONE;
  }

  /** Across accounts both sides must allow; a key and a role must always agree themselves. */
  private boolean needsResourcePolicy() {
    return isService() || !isWithinAccount() || isKey() || isAssumedRole();
  }

  /**
   * A caller's own policies count for a key only where the key's policy says so.
   *
   * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html">Key
   *     policies</a>
   */
  private boolean isKey() {
    return isOf("kms:") && request.resource().contains(":key/");
  }

  private boolean isAssumedRole() {
    return isOf("sts:assumerole");
  }

  private boolean isOf(String beginning) {
    return request.action().toLowerCase(Locale.ROOT).startsWith(beginning);
  }

  private boolean isService() {
    return request.caller() instanceof Caller.Service;
  }

  private boolean isWithinAccount() {
    return switch (request.caller()) {
      case Caller.RoleSession session -> session.account().equals(request.resourceAccount());
      case Caller.Identity identity -> identity.account().equals(request.resourceAccount());
      case Caller.Service _ -> false;
    };
  }
}
