package dev.sessionready.checks.identity;

import dev.sessionready.check.CommandJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The smallest statement of a policy that allows what is refused.
 *
 * @param roleArn whom it allows, where the policy names principals
 */
record PolicyStatement(String roleArn, List<String> actions, String resource) {

  /** For a policy of the role itself, or one that bounds it. */
  Map<String, Object> ofRole() {
    return statement(actions);
  }

  /** For a policy on a resource. */
  Map<String, Object> ofResource() {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", "Allow");
    statement.put("Principal", Map.of("AWS", roleArn));
    statement.putAll(statement(actions.getFirst()));
    return statement;
  }

  /**
   * For the policy of an endpoint, which may be one of a gateway endpoint: that only knows
   * everyone, and distinguishes them by conditions.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html#vpc-endpoint-policies-gateway">
   *     Principals for gateway endpoints</a>
   */
  Map<String, Object> ofEndpoint() {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", "Allow");
    statement.put("Principal", "*");
    statement.putAll(statement(actions.getFirst()));
    statement.put("Condition", Map.of("ArnEquals", Map.of("aws:PrincipalArn", roleArn)));
    return statement;
  }

  /** A whole policy of such statements, as JSON. */
  static String policy(List<Map<String, Object>> statements) {
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("Version", "2012-10-17");
    policy.put("Statement", statements);
    return CommandJson.of(policy);
  }

  private Map<String, Object> statement(Object action) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", "Allow");
    statement.put("Action", action);
    statement.put("Resource", resource);
    return statement;
  }
}
