package dev.sessionready.checks.identity;

import dev.sessionready.fact.Fact;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.DenyReason;
import dev.sessionready.iam.Effect;
import dev.sessionready.iam.PolicyType;
import dev.sessionready.iam.StatementRef;
import dev.sessionready.model.KeyGrant;
import dev.sessionready.model.KmsKey;
import dev.sessionready.model.Role;
import dev.sessionready.subject.Subject;
import java.util.List;

/**
 * The grants on a key, which allow beside its policy and those of the role; a denial stands above
 * them.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/grants.html">Grants</a>
 */
record KeyGrants(KmsKey key, Role role, Subject subject) {

  /** The answer to what the policies refuse. */
  Decision beside(Decision.Denied denied, String action) {
    return denied.reasons().stream().allMatch(KeyGrants::isMereLack)
        ? granted(action, denied)
        : denied;
  }

  // A grant only helps where policies merely say nothing.
  private static boolean isMereLack(DenyReason denyReason) {
    return denyReason instanceof DenyReason.ImplicitDeny
        && (denyReason.policyType() == PolicyType.IDENTITY
            || denyReason.policyType() == PolicyType.RESOURCE);
  }

  private Decision granted(String action, Decision otherwise) {
    String operation = action.substring(action.indexOf(':') + 1);
    return grants().stream()
        .filter(grant -> isRole(grant.granteePrincipal()))
        .filter(grant -> grant.operations().contains(operation))
        .findFirst()
        .<Decision>map(grant ->
            new Decision.Allowed(
                new StatementRef(
                    PolicyType.RESOURCE, key.arn(), 0, "grant " + grant.id(), Effect.ALLOW)))
        .orElse(otherwise);
  }

  // Another account's grants are not shown to us, and the role's own side is needed in any case.
  private List<KeyGrant> grants() {
    boolean shown = subject.place().isHere(key.arn()) || key.grants() instanceof Fact.Known<?>;
    return shown ? key.grants().ask().orElse(List.of()) : List.of();
  }

  private boolean isRole(String principal) {
    return principal.equals(role.arn())
        || principal.contains(":assumed-role/" + role.name() + "/" + subject.instance().id());
  }
}
