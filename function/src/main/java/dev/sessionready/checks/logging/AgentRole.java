package dev.sessionready.checks.logging;

import dev.sessionready.check.Command;
import dev.sessionready.check.CommandJson;
import dev.sessionready.check.FixStep;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.subject.AgentCredentials;
import dev.sessionready.subject.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The role that a fix gives a right to, where it is known which one the agent has. */
record AgentRole(Subject subject) {

  /**
   * The step that adds a policy of its own to the role, named after its Region as well: IAM is one
   * for all, and a policy of one name is replaced.
   *
   * @param purpose what the policy is for, a part of its name
   * @param allowed the resources, each with the actions that are allowed on it
   */
  Optional<FixStep> allow(String purpose, Map<String, List<String>> allowed) {
    return name().map(role -> FixStep.fix(put(role, purpose, allowed).toString()));
  }

  // A role that could not be read must not cost what is certain of a key or bucket.
  private Optional<String> name() {
    try {
      return switch (subject.credentials()) {
        case AgentCredentials.Profile(var role) -> Optional.of(role.name());
        case AgentCredentials.DefaultHostManagement(var role) -> Optional.of(role.name());
        case AgentCredentials.None _ -> Optional.empty();
      };
    } catch (Ignorance unread) {
      return Optional.empty();
    }
  }

  private Command put(String role, String purpose, Map<String, List<String>> allowed) {
    List<Map<String, Object>> statements =
        allowed.entrySet().stream().map(one -> statement(one.getValue(), one.getKey())).toList();
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("Version", "2012-10-17");
    policy.put("Statement", statements);
    return Command.aws("iam", "put-role-policy", "--role-name", role)
        .with("--policy-name", purpose + "-" + subject.place().region())
        .with("--policy-document", CommandJson.of(policy));
  }

  private static Map<String, Object> statement(List<String> actions, String resource) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", "Allow");
    statement.put("Action", actions);
    statement.put("Resource", resource);
    return statement;
  }
}
