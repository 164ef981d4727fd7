package dev.sessionready.checks.identity;

import dev.sessionready.check.Verdict;
import dev.sessionready.model.Role;
import dev.sessionready.subject.AgentCredentials;
import java.util.List;
import java.util.Optional;

/** What the checks of permissions have in common: whose they are, and what to say in doubt. */
final class RolePermissions {

  private RolePermissions() {}

  static Optional<Role> of(AgentCredentials credentials) {
    return switch (credentials) {
      case AgentCredentials.Profile(Role role) -> Optional.of(role);
      case AgentCredentials.DefaultHostManagement(Role role) -> Optional.of(role);
      case AgentCredentials.None _ -> Optional.empty();
    };
  }

  /** It is unknown whether the role may: conditions depend on what no API shows. */
  static Verdict.Unverifiable doubt(Role role, FeaturePermissions wants) {
    return Verdict.unverifiable(
        List.of(role.arn()),
        "identity.depends",
        role.name(),
        wants.doubtful().stream().map(RequestedAction::action).distinct().toList(),
        wants.unknowns());
  }
}
