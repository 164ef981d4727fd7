package dev.sessionready.checks.logging;

import dev.sessionready.fact.Fact;
import dev.sessionready.iam.AttachedPolicy;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.EndpointPolicy;
import dev.sessionready.model.Role;
import dev.sessionready.model.Service;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.subject.AgentCredentials;
import dev.sessionready.subject.AgentPermissions;
import dev.sessionready.subject.Subject;
import java.util.Optional;

/**
 * The agent's look for the log group, which it does without as long as it neither streams nor makes
 * sure that the group is encrypted.
 *
 * @see <a
 *     href="https://github.com/aws/amazon-ssm-agent/blob/mainline/agent/agentlogstocloudwatch/cloudwatchlogspublisher/cloudwatchlogsservice.go">
 *     How the agent writes to CloudWatch Logs</a>
 */
record LogGroupLookup(Subject subject) {

  static final String ACTION = "logs:DescribeLogGroups";

  /**
   * Whether the role's policies or the endpoint's own refuse it.
   *
   * @throws dev.sessionready.fact.Ignorance where that could not be read
   */
  boolean isRefused() {
    return switch (subject.credentials()) {
      case AgentCredentials.Profile(var role) -> isRefused(role);
      case AgentCredentials.DefaultHostManagement(var role) -> isRefused(role);
      case AgentCredentials.None _ -> false;
    };
  }

  private boolean isRefused(Role role) {
    AgentPermissions permissions = subject.permissions(role);
    // It is authorised on a stream without a name of a group without one.
    String asked = subject.place().logGroupArn(":log-stream:");
    return permissions.decide(ACTION, asked) instanceof Decision.Denied
        || endpointPolicy(permissions)
            .map(policy ->
                permissions.withOthersOnly(
                    ACTION,
                    asked,
                    subject.place().account(),
                    policies -> policies.withEndpoint(policy)))
            .filter(Decision.Denied.class::isInstance)
            .isPresent();
  }

  private Optional<EndpointPolicy> endpointPolicy(AgentPermissions permissions) {
    ServicePath path = subject.path(Service.LOGS);
    return path.kind() == ServicePath.Kind.INTERFACE_ENDPOINT
        ? subject
            .account()
            .network(network -> network.endpoint(path.viaIds().getFirst()))
            .filter(InterfaceEndpoint.class::isInstance)
            .map(InterfaceEndpoint.class::cast)
            .flatMap(endpoint -> read(permissions, endpoint))
            .map(policy -> new EndpointPolicy(EndpointPolicy.Kind.INTERFACE, policy))
        : Optional.empty();
  }

  private static Optional<AttachedPolicy> read(
      AgentPermissions permissions, InterfaceEndpoint endpoint) {
    String policy = endpoint.policy();
    return policy == null
        ? Optional.empty()
        : permissions.onResource(endpoint.id(), Fact.known(policy), "ec2:DescribeVpcEndpoints");
  }
}
