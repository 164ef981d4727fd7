package dev.sessionready.checks.logging;

import dev.sessionready.check.FixStep;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A key that its operator chooses in place of one that does not serve. The account's principals may
 * use a new key as far as their own policies allow it, so the role needs a policy for it first.
 *
 * @param purpose what the policy is for, a part of its name
 * @param actions what the role has to do with the key
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html">
 *     Default key policy</a>
 */
record ChosenKey(Subject subject, String purpose, List<String> actions) {

  /** How a role gets the permission to decrypt session data with the key. */
  static final String ALLOW =
      "aws iam put-role-policy --role-name ROLE --policy-name POLICY_NAME --policy-document '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"kms:Decrypt\"],\"Resource\":\"KEY_ARN\"}]}'";

  ChosenKey {
    actions = List.copyOf(actions);
  }

  /**
   * The steps that let the role use the key, where the role is known, and then those that use it.
   */
  List<FixStep> before(List<FixStep> use) {
    return Stream.concat(
            new AgentRole(subject).allow(purpose, Map.of("KEY_ARN", actions)).stream(),
            use.stream())
        .toList();
  }
}
