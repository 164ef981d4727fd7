package dev.sessionready.checks.identity;

import dev.sessionready.fact.Fact;
import dev.sessionready.iam.ApplicablePolicies;
import dev.sessionready.iam.AttachedPolicy;
import dev.sessionready.iam.EndpointPolicy;
import dev.sessionready.model.Role;
import dev.sessionready.model.Service;
import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.OtherEndpoint;
import dev.sessionready.network.model.VpcEndpoint;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.subject.AgentPermissions;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service and the endpoint that the path there leads through.
 *
 * @param openTarget why it is unknown whether the name leads there; null where it surely does
 */
record EndpointOnPath(
    Service service, VpcEndpoint endpoint, Reachability.@Nullable Unknown openTarget) {

  /** The endpoint on the path to a service, or empty where the path leads through no endpoint. */
  static Optional<EndpointOnPath> to(Subject subject, Service service) {
    ServicePath path = subject.path(service);
    return switch (path.kind()) {
      case INTERFACE_ENDPOINT, GATEWAY_ENDPOINT ->
          subject
              .account()
              .network(network -> network.endpoint(path.viaIds().getFirst()))
              .map(endpoint ->
                  new EndpointOnPath(service, endpoint, path.openTarget().orElse(null)));
      case PRIVATE_ZONE, INTERNET, NONE, UNKNOWN -> Optional.empty();
    };
  }

  /** What the endpoint's own policy answers to all that the agent asks of the service. */
  FeaturePermissions wants(Subject subject, Role role) {
    AgentPermissions permissions = subject.permissions(role);
    List<RequestedAction> all =
        policy(permissions).stream()
            .flatMap(policy ->
                RequiredAction.of(subject, service).stream()
                    .map(need -> want(subject, permissions, policy, need)))
            .toList();
    return new FeaturePermissions(role, all);
  }

  private RequestedAction want(
      Subject subject, AgentPermissions permissions, EndpointPolicy policy, RequiredAction need) {
    return new RequestedAction(
        need.action(),
        need.granted(),
        permissions.withOthersOnly(
            need.action(),
            need.asked(),
            subject.place().account(),
            // Without one that refuses nothing the answer is that of all endpoints without one.
            policies ->
                beside(permissions, policies).withEndpoint(policy.isFullAccess() ? null : policy)));
  }

  // KMS asks the key policy in any case; whether that allows is another check's question.
  private ApplicablePolicies beside(AgentPermissions permissions, ApplicablePolicies policies) {
    return service == Service.KMS
        ? policies.withResource(permissions.delegatingKeyPolicy())
        : policies;
  }

  private Optional<EndpointPolicy> policy(AgentPermissions permissions) {
    return switch (endpoint) {
      case InterfaceEndpoint one ->
          read(permissions, one.policy())
              .map(text -> new EndpointPolicy(EndpointPolicy.Kind.INTERFACE, text));
      case GatewayEndpoint one ->
          read(permissions, one.policy())
              .map(text -> new EndpointPolicy(EndpointPolicy.Kind.GATEWAY, text));
      case OtherEndpoint _ -> Optional.empty();
    };
  }

  private Optional<AttachedPolicy> read(AgentPermissions permissions, @Nullable String text) {
    return text == null
        ? Optional.empty()
        : permissions.onResource(endpoint.id(), Fact.known(text), "ec2:DescribeVpcEndpoints");
  }
}
