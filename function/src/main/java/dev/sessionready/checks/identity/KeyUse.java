package dev.sessionready.checks.identity;

import dev.sessionready.check.Severity;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.iam.AttachedPolicy;
import dev.sessionready.iam.Context;
import dev.sessionready.model.KmsKey;
import dev.sessionready.model.Permissions;
import dev.sessionready.model.Role;
import dev.sessionready.model.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a role may do with a key: by its own policies and the key policy together.
 *
 * @param reference what names the key: its id, ARN or alias
 */
record KeyUse(Subject subject, Role role, String reference, String action) {

  Verdict judge(String checkId, Severity severity, Symptom seen, UnaryOperator<Context> more) {
    if (!subject.place().isHere(reference)) {
      return Verdict.unverifiable(List.of(reference), "identity.foreign-key", reference);
    }
    Optional<KmsKey> key = subject.account().key(reference).ask();
    if (key.isEmpty()) {
      return Verdict.notApplicable("identity.no-key", reference);
    }
    String arn = key.get().arn();
    if (!subject.place().isHere(arn)) {
      return Verdict.unverifiable(List.of(arn), "identity.foreign-key", arn);
    }
    Permissions permissions = subject.permissions(role);
    Optional<AttachedPolicy> policy =
        permissions.onResource(arn, key.get().policy(), "kms:GetKeyPolicy");
    if (policy.isEmpty()) {
      return Verdict.unverifiable(List.of(arn), "identity.foreign-key", arn);
    }
    Wants wants =
        new Wants(
            role,
            List.of(new Want(action, arn, permissions.decide(action, arn, policy.get(), more))));
    if (!wants.refused().isEmpty()) {
      return Verdict.fail(
              severity, seen, checkId + ".refused", role.name(), action, reference, wants.why())
          .withResources(List.of(role.arn(), arn))
          .withFix(wants.fix("session-manager-key"));
    }
    return wants.doubtful().isEmpty()
        ? Verdict.pass(checkId + ".allowed", role.name(), reference)
        : Roles.doubt(role, wants);
  }
}
