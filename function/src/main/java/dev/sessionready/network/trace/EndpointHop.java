package dev.sessionready.network.trace;

import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.OtherEndpoint;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.VpcEndpoint;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import java.util.List;

/** Over a route to an endpoint: through a gateway endpoint, or into a firewall. */
final class EndpointHop {

  private final Topology topology;

  EndpointHop(Topology topology) {
    this.topology = topology;
  }

  /** The path through it; none where the endpoint is for the addresses of another service. */
  List<PacketPath> take(Peer to, Route.Target target) {
    return switch (Lookup.found(target.id(), () -> topology.endpoint(target.id()))) {
      case Lookup.Failed<VpcEndpoint>(var doubt) -> List.of(beyond(to, target, doubt));
      case Lookup.Found<VpcEndpoint>(var endpoint) -> through(endpoint, to, target);
    };
  }

  private static List<PacketPath> through(VpcEndpoint endpoint, Peer to, Route.Target target) {
    return switch (endpoint) {
      case GatewayEndpoint gateway -> {
        if (to.broad()) {
          // It serves only the prefix list of its own service, where the wanted one is not.
          yield List.of();
        }
        yield List.of(
            new PacketPath(
                to.addresses(),
                List.of(component(target, EndpointState.judge(gateway))),
                PacketPath.End.GATEWAY_ENDPOINT));
      }
      case InterfaceEndpoint _, OtherEndpoint _ ->
          List.of(beyond(to, target, UnfollowedTargets.target(target)));
    };
  }

  private static PacketPath beyond(Peer to, Route.Target target, Reachability reachability) {
    return new PacketPath(
        to.addresses(), List.of(component(target, reachability)), PacketPath.End.UNKNOWN);
  }

  private static PathComponent component(Route.Target target, Reachability reachability) {
    return new PathComponent(
        PathComponent.Kind.ENDPOINT,
        PathComponent.Direction.FORWARD,
        List.of(target.id()),
        reachability);
  }
}
