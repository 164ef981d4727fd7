package dev.sessionready.checks.identity;

import dev.sessionready.check.Verdict;
import dev.sessionready.model.Credentials;
import dev.sessionready.model.Role;
import java.util.List;
import java.util.Optional;

/** What the checks of permissions have in common: whose they are, and what to say in doubt. */
final class Roles {

  private Roles() {}

  static Optional<Role> of(Credentials credentials) {
    return switch (credentials) {
      case Credentials.Profile(Role role) -> Optional.of(role);
      case Credentials.DefaultHostManagement(Role role) -> Optional.of(role);
      case Credentials.None _ -> Optional.empty();
    };
  }

  /** Nobody can say whether the role may: conditions depend on what no interface shows. */
  static Verdict.Unverifiable doubt(Role role, Wants wants) {
    return Verdict.unverifiable(
        List.of(role.arn()),
        "identity.depends",
        role.name(),
        wants.doubtful().stream().map(Want::action).distinct().toList(),
        wants.unknowns());
  }
}
