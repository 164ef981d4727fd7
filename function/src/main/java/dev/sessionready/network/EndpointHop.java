package dev.sessionready.network;

import java.util.List;

/** Over a route to an endpoint: through a gateway endpoint, or into a firewall. */
final class EndpointHop {

  private final Topology topology;

  EndpointHop(Topology topology) {
    this.topology = topology;
  }

  /** The way through; none where the endpoint is for the addresses of another service. */
  List<Trace> take(Party to, Route.Target target) {
    return switch (Sight.found(target.id(), () -> topology.endpoint(target.id()))) {
      case Sight.Hidden<VpcEndpoint>(var doubt) -> List.of(beyond(to, target, doubt));
      case Sight.Seen<VpcEndpoint>(var endpoint) -> through(endpoint, to, target);
    };
  }

  private static List<Trace> through(VpcEndpoint endpoint, Party to, Route.Target target) {
    return switch (endpoint) {
      case GatewayEndpoint gateway -> {
        if (to.broad()) {
          // It serves only the prefix list of its own service, where the wanted one is not.
          yield List.of();
        }
        yield List.of(
            new Trace(
                to.addresses(),
                List.of(door(target, EndpointState.judge(gateway))),
                Trace.End.GATEWAY_ENDPOINT));
      }
      case InterfaceEndpoint _, OtherEndpoint _ ->
          List.of(beyond(to, target, Beyond.target(target)));
    };
  }

  private static Trace beyond(Party to, Route.Target target, Reach reach) {
    return new Trace(to.addresses(), List.of(door(target, reach)), Trace.End.UNKNOWN);
  }

  private static Door door(Route.Target target, Reach reach) {
    return new Door(Door.Kind.ENDPOINT, Door.Direction.FORWARD, List.of(target.id()), reach);
  }
}
