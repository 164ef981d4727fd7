package dev.sessionready.checks.identity;

import static dev.sessionready.check.Severity.HIGH;
import static dev.sessionready.check.Severity.MEDIUM;

import dev.sessionready.check.FixStep;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Fact;
import dev.sessionready.iam.AttachedPolicy;
import dev.sessionready.iam.Context;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.MissingInformation;
import dev.sessionready.iam.PolicyType;
import dev.sessionready.model.KmsKey;
import dev.sessionready.model.Role;
import dev.sessionready.subject.AgentPermissions;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a role may do with a key: by its own policies, the key policy and the key's grants together.
 * For a key of another account the role's own side is evaluated all the same, since both have to
 * allow.
 *
 * @param reference what names the key: its id, ARN or alias
 * @param more what else the request says
 * @see <a
 *     href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html">
 *     Keys of other accounts</a>
 */
record KeyPermission(Subject subject, Role role, String reference, UnaryOperator<Context> more) {

  /**
   * The verdict: a refusal of the first action is {@code HIGH}, of the others alone {@code MEDIUM}.
   *
   * @param partly the sentence where the others alone are refused
   * @param another the steps that put another key in its place
   */
  Verdict judge(
      String checkId, List<String> actions, String partly, Symptom seen, List<FixStep> another) {
    Optional<KmsKey> key = isHere(reference) ? subject.account().key(reference).ask() : givenKey();
    if (key.isEmpty() && isHere(reference)) {
      return Verdict.notApplicable("identity.no-key", reference);
    }
    String arn = key.map(KmsKey::arn).orElse(reference);
    AttachedPolicy policy =
        key.flatMap(found -> policy(found, arn)).orElse(new AttachedPolicy.Unread(arn));
    FeaturePermissions wants =
        new FeaturePermissions(
            role,
            actions.stream()
                .map(action ->
                    new RequestedAction(action, granted(arn), answer(action, arn, policy, key)))
                .toList());
    if (!wants.refused().isEmpty()) {
      boolean whole = wants.refuses(actions.getFirst());
      return Verdict.fail(
              whole ? HIGH : MEDIUM,
              seen,
              whole ? checkId + ".refused" : partly,
              role.name(),
              wants.refusedActions(),
              reference,
              wants.why())
          .withResources(List.of(role.arn(), arn))
          .withSteps(
              isOfAws(key) && isRefusedByKey(wants)
                  ? another
                  : wants.fix("session-manager-" + checkId, subject.place()));
    }
    if (wants.doubtful().isEmpty()) {
      return Verdict.pass(checkId + ".allowed", role.name(), reference);
    }
    return isForeignAlone(wants, arn)
        ? Verdict.unverifiable(List.of(arn), "identity.foreign-key", arn)
        : RolePermissions.doubt(role, wants);
  }

  private boolean isHere(String arnOrName) {
    return subject.place().isHere(arnOrName);
  }

  // What another account lets us see of its key is more than can be expected, so its lack is no
  // failed lookup.
  private Optional<KmsKey> givenKey() {
    return subject.account().snapshot().logging().keys().get(reference)
            instanceof Fact.Known<KmsKey>(KmsKey key)
        ? Optional.of(key)
        : Optional.empty();
  }

  private Optional<AttachedPolicy> policy(KmsKey key, String arn) {
    if (!isHere(arn) && !(key.policy() instanceof Fact.Known<String>)) {
      return Optional.empty();
    }
    return subject.permissions(role).onResource(arn, key.policy(), "kms:GetKeyPolicy");
  }

  private Decision answer(String action, String arn, AttachedPolicy policy, Optional<KmsKey> key) {
    AgentPermissions permissions = subject.permissions(role);
    String owner = PolicyEdit.account(arn);
    // An alias of another account does not show its key, of which a policy may speak.
    Decision answer = permissions.decide(action, arn, owner, policy, more);
    if (!(answer instanceof Decision.Denied denied)) {
      return answer;
    }
    if (!arn.contains(":key/") && permissions.mightEver(action, more)) {
      return new Decision.Depends(
          List.of(new MissingInformation.UnreadPolicy(PolicyType.RESOURCE, arn)));
    }
    return key.map(found -> new KeyGrants(found, role, subject).beside(denied, action))
        .orElse(denied);
  }

  // A statement speaks of keys; which one an alias of another account names, only that account
  // shows.
  private static String granted(String arn) {
    return arn.replaceFirst(":alias/.*", ":key/KEY_ID");
  }

  private static boolean isOfAws(Optional<KmsKey> key) {
    return key.filter(found -> found.manager().equals("AWS")).isPresent();
  }

  private static boolean isRefusedByKey(FeaturePermissions wants) {
    return wants.refused().stream()
        .flatMap(want -> ((Decision.Denied) want.answer()).reasons().stream())
        .anyMatch(denyReason -> denyReason.policyType() == PolicyType.RESOURCE);
  }

  private static boolean isForeignAlone(FeaturePermissions wants, String arn) {
    return wants.unknowns().equals(List.of(arn));
  }
}
