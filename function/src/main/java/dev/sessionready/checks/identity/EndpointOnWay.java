package dev.sessionready.checks.identity;

import dev.sessionready.fact.Fact;
import dev.sessionready.iam.AttachedPolicy;
import dev.sessionready.iam.EndpointPolicy;
import dev.sessionready.iam.Layers;
import dev.sessionready.model.Permissions;
import dev.sessionready.model.Role;
import dev.sessionready.model.Service;
import dev.sessionready.model.Subject;
import dev.sessionready.network.GatewayEndpoint;
import dev.sessionready.network.InterfaceEndpoint;
import dev.sessionready.network.OtherEndpoint;
import dev.sessionready.network.ServicePath;
import dev.sessionready.network.VpcEndpoint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A service and the endpoint that the way there leads through. */
record EndpointOnWay(Service service, VpcEndpoint endpoint) {

  /** The endpoint on the way to a service, or empty where the way leads through no endpoint. */
  static Optional<EndpointOnWay> to(Subject subject, Service service) {
    ServicePath path = subject.path(service);
    return switch (path.way()) {
      case INTERFACE_ENDPOINT, GATEWAY_ENDPOINT ->
          subject
              .account()
              .network(network -> network.endpoint(path.viaIds().getFirst()))
              .map(endpoint -> new EndpointOnWay(service, endpoint));
      case PRIVATE_ZONE, INTERNET, NONE, UNKNOWN -> Optional.empty();
    };
  }

  /** What the endpoint's own policy answers to all that the agent asks of the service. */
  Wants wants(Subject subject, Role role) {
    Permissions permissions = subject.permissions(role);
    List<Want> all =
        policy(permissions).stream()
            .flatMap(policy ->
                Need.of(subject, service).stream()
                    .map(need -> want(subject, permissions, policy, need)))
            .toList();
    return new Wants(role, all);
  }

  private Want want(Subject subject, Permissions permissions, EndpointPolicy policy, Need need) {
    return new Want(
        need.action(),
        need.granted(),
        permissions.admit(
            need.action(),
            need.asked(),
            subject.place().account(),
            layers -> beside(permissions, layers).withEndpoint(policy)));
  }

  // KMS asks the key policy in any case; whether that allows is another check's question.
  private Layers beside(Permissions permissions, Layers layers) {
    return service == Service.KMS ? layers.withResource(permissions.delegatingKeyPolicy()) : layers;
  }

  private Optional<EndpointPolicy> policy(Permissions permissions) {
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

  private Optional<AttachedPolicy> read(Permissions permissions, @Nullable String text) {
    return text == null
        ? Optional.empty()
        : permissions.onResource(endpoint.id(), Fact.known(text), "ec2:DescribeVpcEndpoints");
  }
}
