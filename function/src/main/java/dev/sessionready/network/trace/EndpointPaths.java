package dev.sessionready.network.trace;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.network.model.Subnet;
import dev.sessionready.network.model.Vpc;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The path to a service through the network interfaces of an interface endpoint. */
final class EndpointPaths {

  private final Topology topology;
  private final PacketTracer tracer;
  private final Family family;

  EndpointPaths(Topology topology, PacketTracer tracer, Family family) {
    this.topology = topology;
    this.tracer = tracer;
    this.family = family;
  }

  /** The endpoint itself: its state, and whether it answers for the address family. */
  PathComponent component(InterfaceEndpoint endpoint) {
    return topology.once(
        new EndpointFor(endpoint, family), PathComponent.class, () -> componentOf(endpoint));
  }

  /** Which endpoint it is, for which addresses. */
  private record EndpointFor(InterfaceEndpoint endpoint, Family family) {

    // Rather than that of all that is known of it.
    @Override
    public int hashCode() {
      return endpoint.id().hashCode();
    }
  }

  private PathComponent componentOf(InterfaceEndpoint endpoint) {
    var state = EndpointState.judge(endpoint);
    var reachability =
        state instanceof Reachability.Allowed && !answers(endpoint)
            ? new Reachability.Blocked(ExplanationCode.ENDPOINT_ADDRESS_FAMILY, families(endpoint))
            : state;
    return new PathComponent(
        PathComponent.Kind.ENDPOINT,
        PathComponent.Direction.FORWARD,
        List.of(endpoint.id()),
        reachability);
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

  /** A packet path to each of its network interfaces. */
  List<PacketPath> packetPaths(InterfaceEndpoint endpoint) {
    var packetPaths = new ArrayList<PacketPath>();
    for (var id : endpoint.networkInterfaceIds().stream().sorted().toList()) {
      packetPaths.add(
          switch (Lookup.found(id, () -> topology.networkInterface(id))) {
            case Lookup.Failed<NetworkInterface>(var doubt) -> ends(id, doubt);
            case Lookup.Found<NetworkInterface>(var owner) -> to(owner);
          });
    }
    if (packetPaths.isEmpty()) {
      packetPaths.add(
          ends(
              endpoint.id(),
              new Reachability.Blocked(ExplanationCode.ENDPOINT_WITHOUT_INTERFACES, "")));
    }
    return packetPaths;
  }

  private PacketPath to(NetworkInterface owner) {
    return owner.addresses(family).stream()
        .findFirst()
        .map(tracer::to)
        .orElseGet(() ->
            tracer.toward(
                owner,
                blocks(owner),
                component(
                    owner.id(),
                    new Reachability.Blocked(
                        ExplanationCode.ENI_ADDRESS_RESTRICTION, family.name()))));
  }

  // Where its address would come from: its subnet, or what the VPC can give that.
  private List<Cidr> blocks(NetworkInterface owner) {
    var blocks =
        Lookup.of(
            owner.id(),
            () -> {
              var own = ofFamily(topology.subnet(owner.subnetId()).map(Subnet::cidrs));
              return own.isEmpty() ? ofFamily(topology.vpc(owner.vpcId()).map(Vpc::cidrs)) : own;
            });
    return switch (blocks) {
      case Lookup.Found<List<Cidr>>(var found) -> found;
      case Lookup.Failed<List<Cidr>> _ -> List.of();
    };
  }

  private List<Cidr> ofFamily(Optional<List<Cidr>> blocks) {
    return blocks.orElse(List.of()).stream().filter(block -> block.family() == family).toList();
  }

  private static PacketPath ends(String id, Reachability reachability) {
    return new PacketPath(List.of(), List.of(component(id, reachability)), PacketPath.End.UNKNOWN);
  }

  private static PathComponent component(String id, Reachability reachability) {
    return new PathComponent(
        PathComponent.Kind.NETWORK_INTERFACE,
        PathComponent.Direction.FORWARD,
        List.of(id),
        reachability);
  }
}
