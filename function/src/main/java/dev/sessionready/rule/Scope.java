package dev.sessionready.rule;

import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.Role;
import dev.sessionready.subject.Subject;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which instances a run evaluates. */
public sealed interface Scope {

  /** Every instance of the account and region. */
  record Everything() implements Scope {}

  /** The instances with these ids. */
  record Only(Set<String> instanceIds) implements Scope {
    public Only {
      instanceIds = Set.copyOf(instanceIds);
    }
  }

  /** The instances in these VPCs. */
  record InVpcs(Set<String> vpcIds) implements Scope {
    public InVpcs {
      vpcIds = Set.copyOf(vpcIds);
    }
  }

  /** The instances in these subnets. */
  record InSubnets(Set<String> subnetIds) implements Scope {
    public InSubnets {
      subnetIds = Set.copyOf(subnetIds);
    }
  }

  /** The instances that act by this role, or whose profile has lost its role. */
  record WithRole(String roleName) implements Scope {}

  /** The instances whose role has this managed policy, or is bounded by it. */
  record WithPolicy(String policyName) implements Scope {}

  /** No instance. */
  record Nobody() implements Scope {}

  /** The instances of some ids, or none where there are no ids. */
  static Scope only(Set<String> instanceIds) {
    return instanceIds.isEmpty() ? new Nobody() : new Only(instanceIds);
  }

  /** The instances in some subnets, or none where there are no ids. */
  static Scope inSubnets(Set<String> subnetIds) {
    return subnetIds.isEmpty() ? new Nobody() : new InSubnets(subnetIds);
  }

  /** Whether it evaluates every instance that the other one does, as far as their words show. */
  default boolean contains(Scope other) {
    return switch (this) {
      case Everything() -> true;
      case Only(var ids) -> other instanceof Only(var others) && ids.containsAll(others);
      case InVpcs(var ids) -> other instanceof InVpcs(var others) && ids.containsAll(others);
      case InSubnets(var ids) -> other instanceof InSubnets(var others) && ids.containsAll(others);
      case WithRole _, WithPolicy _, Nobody _ -> equals(other);
    };
  }

  /**
   * Whether the instance is evaluated; one whose role could not be read is, since it may be meant.
   */
  default boolean includes(Subject subject) {
    return switch (this) {
      case Everything() -> true;
      case Only(var ids) -> ids.contains(subject.described().id());
      case InVpcs(var ids) -> isAmong(ids, subject.instance().vpcId());
      case InSubnets(var ids) -> isAmong(ids, subject.instance().subnetId());
      case WithRole(String name) -> unlessUnread(() -> actsBy(name, subject));
      case WithPolicy(String name) -> unlessUnread(() -> has(name, subject));
      case Nobody() -> false;
    };
  }

  // A terminated instance has neither VPC nor subnet.
  private static boolean isAmong(Set<String> ids, @Nullable String id) {
    return id != null && ids.contains(id);
  }

  private static boolean unlessUnread(BooleanSupplier answer) {
    try {
      return answer.getAsBoolean();
    } catch (Ignorance _) {
      return true;
    }
  }

  private static boolean actsBy(String roleName, Subject subject) {
    Optional<Role> own = subject.profileRole();
    boolean lost = own.isEmpty() && subject.instance().instanceProfileArn() != null;
    return lost
        || own.filter(role -> role.name().equals(roleName)).isPresent()
        || subject.defaultHostManagementSetting().filter(roleName::equals).isPresent();
  }

  private static boolean has(String policyName, Subject subject) {
    return Stream.of(subject.profileRole(), subject.defaultHostManagement())
        .flatMap(Optional::stream)
        .flatMap(Scope::policyArns)
        .anyMatch(arn -> arn.endsWith("/" + policyName));
  }

  private static Stream<String> policyArns(Role role) {
    return Stream.concat(
        Stream.ofNullable(role.permissionsBoundary()),
        role.attachedPolicies().ask().stream().flatMap(Collection::stream));
  }
}
