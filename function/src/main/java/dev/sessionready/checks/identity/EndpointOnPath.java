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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service and the endpoint that the path there leads through.
 *
 * @param openTarget why it is unknown whether the name leads there; null where it surely does
 */
record EndpointOnPath(
    Service service, VpcEndpoint endpoint, Reachability.@Nullable Unknown openTarget) {

  /** The endpoint that a path to a service leads through, or empty where it leads through none. */
  static Optional<EndpointOnPath> on(ServicePath path, Subject subject, Service service) {
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
    return policy(permissions)
        // One that refuses nothing is left out: then the answer is that of all endpoints without
        // one.
        .map(policy -> answers(subject, role, policy.isFullAccess() ? null : policy))
        .orElseGet(() -> new FeaturePermissions(role, List.of()));
  }

  private FeaturePermissions answers(Subject subject, Role role, @Nullable EndpointPolicy policy) {
    return subject.shared(
        new Wants(service, role, policy),
        FeaturePermissions.class,
        () -> {
          AgentPermissions permissions = subject.permissions(role);
          return new FeaturePermissions(
              role,
              RequiredAction.of(subject, service).stream()
                  .map(need -> want(subject, permissions, policy, need))
                  .toList());
        });
  }

  private RequestedAction want(
      Subject subject,
      AgentPermissions permissions,
      @Nullable EndpointPolicy policy,
      RequiredAction need) {
    return new RequestedAction(
        need.action(),
        need.granted(),
        permissions.withOthersOnly(
            need.action(),
            need.asked(),
            subject.place().account(),
            policies -> beside(permissions, policies).withEndpoint(policy)));
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

  /** What the answers rest on besides the instance. */
  private record Wants(Service service, Role role, @Nullable EndpointPolicy policy) {

    // Of what is quick to look at; that of the whole policy would be worked out anew each time.
    @Override
    public int hashCode() {
      return Objects.hash(service, role.name(), policy == null ? "" : policy.policy().name());
    }
  }
}
