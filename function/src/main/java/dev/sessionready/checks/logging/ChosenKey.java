package dev.sessionready.checks.logging;

import dev.sessionready.check.FixStep;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.subject.AgentCredentials;
import dev.sessionready.subject.Subject;
import java.util.List;
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
    return Stream.concat(role().map(this::allow).map(FixStep::fix), use.stream()).toList();
  }

  // A role that could not be read must not cost what is certain of the key.
  private Stream<String> role() {
    try {
      return switch (subject.credentials()) {
        case AgentCredentials.Profile(var role) -> Stream.of(role.name());
        case AgentCredentials.DefaultHostManagement(var role) -> Stream.of(role.name());
        case AgentCredentials.None _ -> Stream.of();
      };
    } catch (Ignorance unread) {
      return Stream.of();
    }
  }

  // Named after its Region as well, since IAM is one for all and a policy of one name is replaced.
  private String allow(String role) {
    String statement =
        "{\"Effect\":\"Allow\",\"Action\":[\"%s\"],\"Resource\":\"KEY_ARN\"}"
            .formatted(String.join("\",\"", actions));
    return "aws iam put-role-policy --role-name %s --policy-name %s-%s --policy-document '{\"Version\":\"2012-10-17\",\"Statement\":[%s]}'"
        .formatted(role, purpose, subject.place().region(), statement);
  }
}
