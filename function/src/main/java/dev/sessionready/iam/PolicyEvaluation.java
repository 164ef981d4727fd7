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
  private final List<Reading> scps;
  private final List<Reading> rcps;
  private final List<Reading> endpoint;
  private final Reading resource;
  private final Reading identity;
  private final List<Reading> limits;

  private PolicyEvaluation(Request request, Layers layers) {
    this.request = request;
    EndpointPolicy through = layers.endpoint();
    StatementMatch match =
        new StatementMatch(
            request,
            layers.boundary() != null,
            through != null && through.kind() == EndpointPolicy.Kind.GATEWAY);
    this.scps = layers.scps().stream().map(level -> match.read(Layer.SCP, level)).toList();
    this.rcps = layers.rcps().stream().map(level -> match.read(Layer.RCP, level)).toList();
    this.endpoint = read(match, Layer.ENDPOINT, through == null ? null : through.policy());
    AttachedPolicy onResource = layers.resource();
    this.resource =
        match.read(Layer.RESOURCE, onResource == null ? List.of() : List.of(onResource));
    this.identity = match.read(Layer.IDENTITY, layers.identity());
    this.limits =
        Stream.of(
                read(match, Layer.BOUNDARY, layers.boundary()),
                read(match, Layer.SESSION, layers.session()))
            .flatMap(List::stream)
            .toList();
  }

  /**
   * What AWS answers to a request.
   *
   * <p>A service that acts in its own name has no policies of its own, and no service control
   * policy reaches it: only what stands on the resource and on the way there counts.
   */
  public static Decision evaluate(Request request, Layers layers) {
    return new PolicyEvaluation(request, reaching(request.caller(), layers)).decide();
  }

  private static Layers reaching(Caller caller, Layers layers) {
    return switch (caller) {
      case Caller.RoleSession _, Caller.Identity _ -> layers;
      case Caller.Service _ ->
          Layers.none()
              .withRcps(layers.rcps())
              .withResource(layers.resource())
              .withEndpoint(layers.endpoint());
    };
  }

  private static List<Reading> read(
      StatementMatch match, Layer layer, @Nullable AttachedPolicy policy) {
    return policy == null ? List.of() : List.of(match.read(layer, List.of(policy)));
  }

  private Decision decide() {
    List<Tally> denials = readings().map(Reading::denies).toList();
    List<Gate> gates = gates();
    List<Refusal> refusals =
        Stream.concat(
                readings().flatMap(Reading::denying).map(Refusal.ExplicitDeny::new),
                gates.stream().filter(Gate::isShut).map(Gate::refusal))
            .toList();
    if (!refusals.isEmpty()) {
      return new Decision.Denied(refusals);
    }
    List<Doubt> doubts =
        Stream.concat(denials.stream(), gates.stream().map(Gate::allow))
            .flatMap(tally -> tally.doubts().stream())
            .distinct()
            .toList();
    return doubts.isEmpty()
        ? new Decision.Allowed(Objects.requireNonNull(grant().by()))
        : new Decision.Depends(doubts);
  }

  private Stream<Reading> readings() {
    return Stream.of(scps, rcps, endpoint, List.of(resource), List.of(identity), limits)
        .flatMap(List::stream);
  }

  /**
   * Where an allow is needed. Resource control policies are not among it: each level carries
   * RCPFullAWSAccess, which nobody can detach, so that they only ever deny.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html">
   *     Resource control policies</a>
   */
  private List<Gate> gates() {
    List<Gate> gates = new ArrayList<>();
    Stream.of(scps, endpoint)
        .flatMap(List::stream)
        .forEach(reading -> gates.add(Gate.of(reading, reading.allows())));
    if (needsResourcePolicy()) {
      gates.add(Gate.of(resource, resource.allows()));
    }
    if (!isService()) {
      gates.add(Gate.of(identity, grant()));
      limits.forEach(limit -> gates.add(Gate.of(limit, limit.allows().or(grantToSession()))));
    }
    return gates;
  }

  /**
   * What grants the request: within one account the caller's own policies or the one on the
   * resource will do, unless the latter leaves it to the account to decide.
   */
  private Tally grant() {
    if (isService()) {
      return resource.allows();
    }
    return isWithinAccount()
        ? identity.allows().or(resource.allows(Standing::isGrant))
        : identity.allows();
  }

  /**
   * What serves in the stead of a boundary's or a session policy's allow.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">
   *     How AWS enforcement code logic evaluates requests</a>
   */
  private Tally grantToSession() {
    return isWithinAccount() ? resource.allows(Standing::isGrantToSession) : Tally.NONE;
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
