package dev.sessionready.iam;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The question whether a statement in a policy that names principals speaks of the caller.
 *
 * @param caller who calls
 * @param hasBoundary whether a permissions boundary is attached to the caller
 * @param gateway whether the policy is that of a gateway endpoint
 */
record PrincipalMatch(Caller caller, boolean hasBoundary, boolean gateway) {

  /**
   * The answer to the question.
   *
   * @param kind how closely the caller is named
   * @param applies whether the statement applies to the caller at all
   */
  record Result(PrincipalMatchKind kind, Ternary applies) {}

  Result of(Principals principals, StatementRef statement) {
    return switch (principals) {
      case Principals.Unstated() -> new Result(PrincipalMatchKind.NONE, new Ternary.False());
      case Principals.Only(var listed) -> only(standings(listed), statement);
      case Principals.AllBut(var listed) ->
          new Result(PrincipalMatchKind.EVERYONE, allBut(standings(listed), statement));
    };
  }

  private Result only(EnumSet<PrincipalMatchKind> listed, StatementRef statement) {
    if (gateway && !listed.contains(PrincipalMatchKind.EVERYONE)) {
      return new Result(PrincipalMatchKind.NONE, throughGateway(listed, statement));
    }
    PrincipalMatchKind closest =
        listed.isEmpty() ? PrincipalMatchKind.NONE : Collections.max(listed);
    return new Result(closest, Ternary.of(closest != PrincipalMatchKind.NONE));
  }

  /**
   * In the policy of a gateway endpoint an account means its root user alone, and nothing can be
   * granted by name. Of a denial by name AWS says nothing.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html#vpc-endpoint-policies-gateway">
   *     Principals for gateway endpoints</a>
   */
  private static Ternary throughGateway(Set<PrincipalMatchKind> listed, StatementRef statement) {
    return switch (statement.effect()) {
      case ALLOW -> new Ternary.False();
      case DENY -> namesCaller(listed) ? unsettled(statement) : new Ternary.False();
    };
  }

  private Ternary allBut(Set<PrincipalMatchKind> listed, StatementRef statement) {
    if (listed.contains(PrincipalMatchKind.EVERYONE)) {
      return new Ternary.False();
    }
    return switch (statement.effect()) {
      case DENY -> denyAllBut(listed, statement);
      case ALLOW -> allowAllBut(listed, statement);
    };
  }

  /**
   * A denial of all but some spares only a caller who is listed as itself, as its role and with its
   * account; of one who is listed in part AWS says only that it "might" be denied. One with a
   * permissions boundary is never spared.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">
   *     NotPrincipal</a>
   */
  private Ternary denyAllBut(Set<PrincipalMatchKind> listed, StatementRef statement) {
    if (!hasBoundary && listed.containsAll(all())) {
      return new Ternary.False();
    }
    return !hasBoundary && namesCaller(listed) ? unsettled(statement) : new Ternary.True();
  }

  private static Ternary allowAllBut(Set<PrincipalMatchKind> listed, StatementRef statement) {
    if (namesCaller(listed)) {
      return new Ternary.False();
    }
    return listed.contains(PrincipalMatchKind.ACCOUNT) ? unsettled(statement) : new Ternary.True();
  }

  /** All the ways in which the caller can be listed. */
  private Set<PrincipalMatchKind> all() {
    return switch (caller) {
      case Caller.RoleSession _ ->
          EnumSet.of(
              PrincipalMatchKind.ACCOUNT, PrincipalMatchKind.ROLE, PrincipalMatchKind.CALLER);
      case Caller.Identity _ -> EnumSet.of(PrincipalMatchKind.ACCOUNT, PrincipalMatchKind.CALLER);
      case Caller.Service _ -> EnumSet.of(PrincipalMatchKind.CALLER);
    };
  }

  private static boolean namesCaller(Set<PrincipalMatchKind> listed) {
    return listed.contains(PrincipalMatchKind.ROLE) || listed.contains(PrincipalMatchKind.CALLER);
  }

  private static Ternary unsettled(StatementRef statement) {
    return Ternary.unknown(Stream.of(new MissingInformation.UnsettledPrincipal(statement)));
  }

  private EnumSet<PrincipalMatchKind> standings(List<Principal> listed) {
    return listed.stream()
        .map(this::recorded)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(PrincipalMatchKind.class)));
  }

  private PrincipalMatchKind recorded(Principal principal) {
    return switch (principal) {
      case Principal.Everyone() -> PrincipalMatchKind.EVERYONE;
      case Principal.Aws(String id) -> named(id);
      case Principal.Service(String name) ->
          caller instanceof Caller.Service(String own) && own.equalsIgnoreCase(name)
              ? PrincipalMatchKind.CALLER
              : PrincipalMatchKind.NONE;
      case Principal.Federated _, Principal.CanonicalUser _ -> PrincipalMatchKind.NONE;
    };
  }

  private PrincipalMatchKind named(String id) {
    return switch (caller) {
      case Caller.Service _ -> PrincipalMatchKind.NONE;
      case Caller.Identity(String account, String arn) -> identity(id, account, arn);
      case Caller.RoleSession session -> roleSession(id, session);
    };
  }

  private static PrincipalMatchKind identity(String id, String account, String arn) {
    if (id.equals(arn)) {
      return PrincipalMatchKind.CALLER;
    }
    String partition = Arn.parse(arn).map(Arn::partition).orElse("");
    return isAccount(id, account, partition) ? PrincipalMatchKind.ACCOUNT : PrincipalMatchKind.NONE;
  }

  private static PrincipalMatchKind roleSession(String id, Caller.RoleSession session) {
    if (id.equals(session.arn())) {
      return PrincipalMatchKind.CALLER;
    }
    if (isRole(id, session)) {
      return PrincipalMatchKind.ROLE;
    }
    return isAccount(id, session.account(), session.partition())
        ? PrincipalMatchKind.ACCOUNT
        : PrincipalMatchKind.NONE;
  }

  private static boolean isAccount(String id, String account, String partition) {
    return id.equals(account) || id.equals("arn:%s:iam::%s:root".formatted(partition, account));
  }

  /**
   * The path of a role is not part of a session's ARN, nor is it needed: an account has no two
   * roles of one name, whatever their paths.
   *
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html">
   *     CreateRole</a>
   */
  private static boolean isRole(String id, Caller.RoleSession session) {
    return Arn.parse(id)
        .filter(arn -> arn.partition().equals(session.partition()))
        .filter(arn -> arn.service().equals("iam") && arn.account().equals(session.account()))
        .map(Arn::resource)
        .filter(role -> role.startsWith("role/"))
        .map(role -> role.substring(role.lastIndexOf('/') + 1))
        .filter(session.role()::equals)
        .isPresent();
  }
}
