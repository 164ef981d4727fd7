package dev.sessionready.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The way to a service through the network interfaces of an interface endpoint. */
final class EndpointWay {

  private final Topology topology;
  private final Walk walk;
  private final Family family;

  EndpointWay(Topology topology, Walk walk, Family family) {
    this.topology = topology;
    this.walk = walk;
    this.family = family;
  }

  /** The endpoint itself: its state, and whether it answers for the address family. */
  Door door(InterfaceEndpoint endpoint) {
    var state = EndpointState.judge(endpoint);
    var reach =
        state instanceof Reach.Open && !answers(endpoint)
            ? new Reach.Shut(Reason.ENDPOINT_ADDRESS_FAMILY, families(endpoint))
            : state;
    return new Door(Door.Kind.ENDPOINT, Door.Direction.FORWARD, List.of(endpoint.id()), reach);
  }

  private boolean answers(InterfaceEndpoint endpoint) {
    return Stream.of(families(endpoint).split(" "))
        .allMatch(type ->
            switch (type.toLowerCase(Locale.ROOT)) {
              case "ipv4" -> family == Family.IPV4;
              case "ipv6" -> family == Family.IPV6;
              // Dual stack, or as the service defines it.
              default -> true;
            });
  }

  private static String families(InterfaceEndpoint endpoint) {
    var records = endpoint.dnsRecordIpType();
    return records == null ? endpoint.ipAddressType() : endpoint.ipAddressType() + " " + records;
  }

  /** A trace to each of its network interfaces. */
  List<Trace> traces(InterfaceEndpoint endpoint) {
    var traces = new ArrayList<Trace>();
    for (var id : endpoint.networkInterfaceIds().stream().sorted().toList()) {
      traces.add(
          switch (Sight.found(id, () -> topology.networkInterface(id))) {
            case Sight.Hidden<NetworkInterface>(var doubt) -> ends(id, doubt);
            case Sight.Seen<NetworkInterface>(var wearer) -> to(wearer);
          });
    }
    if (traces.isEmpty()) {
      traces.add(ends(endpoint.id(), new Reach.Shut(Reason.ENDPOINT_WITHOUT_INTERFACES, "")));
    }
    return traces;
  }

  private Trace to(NetworkInterface wearer) {
    return wearer.addresses(family).stream()
        .findFirst()
        .map(walk::to)
        .orElseGet(
            () -> ends(wearer.id(), new Reach.Shut(Reason.ENI_ADDRESS_RESTRICTION, family.name())));
  }

  private static Trace ends(String id, Reach reach) {
    var door = new Door(Door.Kind.NETWORK_INTERFACE, Door.Direction.FORWARD, List.of(id), reach);
    return new Trace(List.of(), List.of(door), Trace.End.UNKNOWN);
  }
}
