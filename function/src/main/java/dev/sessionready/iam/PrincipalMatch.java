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
   * What became of the question.
   *
   * @param standing how closely the caller is named
   * @param applies whether the statement speaks of the caller at all
   */
  record Result(Standing standing, Truth applies) {}

  Result of(Principals principals, StatementRef statement) {
    return switch (principals) {
      case Principals.Unstated() -> new Result(Standing.NONE, new Truth.False());
      case Principals.Only(var listed) -> only(standings(listed), statement);
      case Principals.AllBut(var listed) ->
          new Result(Standing.EVERYONE, allBut(standings(listed), statement));
    };
  }

  private Result only(EnumSet<Standing> listed, StatementRef statement) {
    if (gateway && !listed.contains(Standing.EVERYONE)) {
      return new Result(Standing.NONE, throughGateway(listed, statement));
    }
    Standing closest = listed.isEmpty() ? Standing.NONE : Collections.max(listed);
    return new Result(closest, Truth.of(closest != Standing.NONE));
  }

  /**
   * In the policy of a gateway endpoint an account means its root user alone, and nobody can be
   * granted anything by name. Of a denial by name AWS says nothing.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html#vpc-endpoint-policies-gateway">
   *     Principals for gateway endpoints</a>
   */
  private static Truth throughGateway(Set<Standing> listed, StatementRef statement) {
    return switch (statement.effect()) {
      case ALLOW -> new Truth.False();
      case DENY -> namesCaller(listed) ? unsettled(statement) : new Truth.False();
    };
  }

  private Truth allBut(Set<Standing> listed, StatementRef statement) {
    if (listed.contains(Standing.EVERYONE)) {
      return new Truth.False();
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
  private Truth denyAllBut(Set<Standing> listed, StatementRef statement) {
    if (hasBoundary) {
      return new Truth.True();
    }
    if (listed.containsAll(all())) {
      return new Truth.False();
    }
    return namesCaller(listed) ? unsettled(statement) : new Truth.True();
  }

  private static Truth allowAllBut(Set<Standing> listed, StatementRef statement) {
    if (namesCaller(listed)) {
      return new Truth.False();
    }
    return listed.contains(Standing.ACCOUNT) ? unsettled(statement) : new Truth.True();
  }

  /** All the ways in which the caller can be listed. */
  private Set<Standing> all() {
    return switch (caller) {
      case Caller.RoleSession _ -> EnumSet.of(Standing.ACCOUNT, Standing.ROLE, Standing.CALLER);
      case Caller.Identity _ -> EnumSet.of(Standing.ACCOUNT, Standing.CALLER);
      case Caller.Service _ -> EnumSet.of(Standing.CALLER);
    };
  }

  private static boolean namesCaller(Set<Standing> listed) {
    return listed.contains(Standing.ROLE) || listed.contains(Standing.CALLER);
  }

  private static Truth unsettled(StatementRef statement) {
    return Truth.unknown(Stream.of(new Doubt.UnsettledPrincipal(statement)));
  }

  private EnumSet<Standing> standings(List<Principal> listed) {
    return listed.stream()
        .map(this::standing)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Standing.class)));
  }

  private Standing standing(Principal principal) {
    return switch (principal) {
      case Principal.Everyone() -> Standing.EVERYONE;
      case Principal.Aws(String id) -> named(id);
      case Principal.Service(String name) ->
          caller instanceof Caller.Service(String own) && own.equalsIgnoreCase(name)
              ? Standing.CALLER
              : Standing.NONE;
      case Principal.Federated _, Principal.CanonicalUser _ -> Standing.NONE;
    };
  }

  private Standing named(String id) {
    return switch (caller) {
      case Caller.Service _ -> Standing.NONE;
      case Caller.Identity(String account, String arn) -> identity(id, account, arn);
      case Caller.RoleSession session -> roleSession(id, session);
    };
  }

  private static Standing identity(String id, String account, String arn) {
    if (id.equals(arn)) {
      return Standing.CALLER;
    }
    String partition = Arn.parse(arn).map(Arn::partition).orElse("");
    return isAccount(id, account, partition) ? Standing.ACCOUNT : Standing.NONE;
  }

  private static Standing roleSession(String id, Caller.RoleSession session) {
    if (id.equals(session.arn())) {
      return Standing.CALLER;
    }
    if (isRole(id, session)) {
      return Standing.ROLE;
    }
    return isAccount(id, session.account(), session.partition()) ? Standing.ACCOUNT : Standing.NONE;
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
