// Over 200 lines: the alternatives of one path share much state.
package dev.sessionready.network.trace;

import dev.sessionready.network.address.AddressText;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathAlternatives;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.RegionalService;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.network.path.UnknownReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The paths by which one service may be reached from a source, each evaluated as a whole. */
final class ServicePathBuilder {

  /** The DNS names of an endpoint begin with its id. */
  private static final Pattern ENDPOINT_NAME = Pattern.compile("(?:^|\\.)(vpce-[0-9a-f]+)-");

  /** IPv4 addresses as DNS64 writes them, which a NAT gateway translates back. */
  private static final Ip TRANSLATED = Ip.parse("64:ff9b::");

  private final Topology topology;
  private final PacketSource start;
  private final PacketTracer tracer;
  private final RegionalService service;
  private final Family family;
  private final PathComponent resolver;
  private final EndpointPaths endpoints;

  ServicePathBuilder(
      Topology topology,
      PacketSource start,
      PacketTracer tracer,
      RegionalService service,
      Family family,
      PathComponent resolver) {
    this.topology = topology;
    this.start = start;
    this.tracer = tracer;
    this.service = service;
    this.family = family;
    this.resolver = resolver;
    this.endpoints = new EndpointPaths(topology, tracer, family);
  }

  /** What decides the path could not be seen. */
  ServicePath unknown(PathComponent.Kind kind, Reachability.Unknown doubt) {
    return path(
        ServicePath.Kind.UNKNOWN,
        List.of(),
        List.of(component(kind, doubt.id(), doubt)),
        List.of());
  }

  /** Through an interface endpoint of the VPC. */
  ServicePath endpoint(InterfaceEndpoint endpoint, List<PathComponent> names) {
    var components = new ArrayList<>(names);
    components.add(endpoints.component(endpoint));
    return path(
        ServicePath.Kind.INTERFACE_ENDPOINT,
        List.of(endpoint.id()),
        components,
        endpoints.packetPaths(endpoint));
  }

  /** Where a private hosted zone leads the name. */
  ServicePath zone(ZoneAnswer answer) {
    return zone(answer, List.of());
  }

  /** The same where something keeps the zone from being asked. */
  ServicePath zone(ZoneAnswer answer, List<PathComponent> names) {
    return switch (answer) {
      case ZoneAnswer.Hidden(var id, var doubt) ->
          zone(names, id, new Reachability.Unknown(doubt, id), List.of());
      case ZoneAnswer.NoSuchName(var id) ->
          zone(
              names,
              id,
              new Reachability.Blocked(
                  ExplanationCode.NAME_NOT_IN_PRIVATE_ZONE,
                  service.hostname(family).orElseGet(() -> service.apex(family))),
              List.of());
      case ZoneAnswer.Targets(var id, var targets) ->
          zone(names, id, new Reachability.Allowed(String.join(" ", targets)), targets);
    };
  }

  private ServicePath zone(
      List<PathComponent> names, String zoneId, Reachability reachability, List<String> targets) {
    var components = new ArrayList<>(names);
    var packetPaths = new ArrayList<PacketPath>();
    var viaIds = new ArrayList<>(List.of(zoneId));
    components.add(component(PathComponent.Kind.DNS, zoneId, reachability));
    for (var target : targets) {
      var address = AddressText.read(target);
      if (address.isPresent()) {
        packetPaths.add(tracer.to(address.get()));
      } else {
        alias(target)
            .ifPresentOrElse(
                endpoint -> {
                  viaIds.add(endpoint.id());
                  components.add(endpoints.component(endpoint));
                  packetPaths.addAll(endpoints.packetPaths(endpoint));
                },
                () -> components.add(beyond(zoneId, target)));
      }
    }
    return path(ServicePath.Kind.PRIVATE_ZONE, viaIds, components, packetPaths);
  }

  /** A name in a zone can be followed where it is that of an endpoint of the account. */
  private Optional<InterfaceEndpoint> alias(String target) {
    var id = ENDPOINT_NAME.matcher(target);
    return id.find()
            && topology.endpoint(id.group(1)).orElse(null) instanceof InterfaceEndpoint endpoint
            && service.isServedBy(endpoint)
        ? Optional.of(endpoint)
        : Optional.empty();
  }

  private static PathComponent beyond(String zoneId, String target) {
    return component(
        PathComponent.Kind.DNS,
        zoneId,
        new Reachability.Unknown(UnknownReason.PRIVATE_ZONE, target));
  }

  /**
   * To everywhere that the name may lead to where AWS does not show what answers for it: the
   * service's public addresses, endpoints of the VPC for it, and private addresses beyond the VPC,
   * such as those of endpoints in another one.
   */
  List<PacketPath> everywhere(List<InterfaceEndpoint> inTheVpc) {
    return Stream.of(
            addresses().packetPaths().stream(),
            inTheVpc.stream()
                .filter(endpoint ->
                    !(endpoints.component(endpoint).reachability() instanceof Reachability.Blocked))
                .flatMap(endpoint -> endpoints.packetPaths(endpoint).stream()),
            tracer.to(Peer.privately(family)).stream())
        .flatMap(packetPaths -> packetPaths)
        .toList();
  }

  /** To the public addresses of the service: of S3 they are known, of others they are not. */
  ServicePath addresses() {
    var destination =
        topology.once(new AddressesOf(service, family), Peer.class, this::destination);
    var packetPaths = tracer.to(destination);
    var gateways =
        packetPaths.stream()
            .filter(packetPath -> packetPath.end() == PacketPath.End.GATEWAY_ENDPOINT)
            .flatMap(packetPath -> packetPath.components().stream())
            .filter(component -> component.kind() == PathComponent.Kind.ENDPOINT)
            .flatMap(component -> component.resourceIds().stream())
            .distinct()
            .toList();
    return new ServicePath(
        service,
        family,
        path(packetPaths, gateways),
        gateways,
        translated(packetPaths) ? List.of(resolver, nat64()) : List.of(resolver),
        packetPaths,
        destination.broad(),
        List.of(),
        List.of(),
        List.of());
  }

  private Peer destination() {
    var listed = listed();
    return listed.isEmpty() ? Peer.internet(family) : Peer.anyOf(listed);
  }

  /** Whose addresses they are. */
  private record AddressesOf(RegionalService service, Family family) {}

  private ServicePath.Kind path(List<PacketPath> packetPaths, List<String> gateways) {
    if (!gateways.isEmpty()) {
      return ServicePath.Kind.GATEWAY_ENDPOINT;
    }
    return packetPaths.stream().allMatch(this::unrouted)
        ? ServicePath.Kind.NONE
        : ServicePath.Kind.INTERNET;
  }

  private boolean unrouted(PacketPath packetPath) {
    return packetPath.components().stream()
        .anyMatch(component ->
            component.reachability() instanceof Reachability.Blocked stop
                && stop.code() == ExplanationCode.NO_ROUTE_TO_DESTINATION
                && component.direction() == PathComponent.Direction.FORWARD
                && component.resourceIds().contains(start.subnetId()));
  }

  /** The addresses of S3 in the Region; a gateway endpoint is never for another Region's. */
  private List<Cidr> listed() {
    if (!service.isS3() || !service.region().equals(topology.region())) {
      return List.of();
    }
    return topology
        .prefixListNamed(service.prefixListName())
        .flatMap(list -> topology.prefixListEntries(list.id()))
        .orElse(List.of())
        .stream()
        .filter(cidr -> cidr.family() == family)
        .toList();
  }

  /** Whether the IPv6 path is blocked, and a path for IPv4 addresses that DNS64 gives is not. */
  private boolean translated(List<PacketPath> packetPaths) {
    if (family != Family.IPV6 || PathAlternatives.anywhere(packetPaths) != PathOutcome.BLOCKED) {
      return false;
    }
    return topology
        .routeTable(start.subnetId())
        .map(table -> RouteSelection.choose(table, TRANSLATED, topology).route())
        .filter(route -> route.target().kind() == Route.Kind.NAT_GATEWAY)
        .isPresent();
  }

  private PathComponent nat64() {
    return component(
        PathComponent.Kind.DNS,
        start.subnetId(),
        new Reachability.Unknown(UnknownReason.NAT64, start.subnetId()));
  }

  private static PathComponent component(
      PathComponent.Kind kind, String id, Reachability reachability) {
    return new PathComponent(kind, PathComponent.Direction.FORWARD, List.of(id), reachability);
  }

  private ServicePath path(
      ServicePath.Kind path,
      List<String> viaIds,
      List<PathComponent> components,
      List<PacketPath> packetPaths) {
    var all = new ArrayList<PathComponent>();
    all.add(resolver);
    all.addAll(components);
    return new ServicePath(
        service, family, path, viaIds, all, packetPaths, false, List.of(), List.of(), List.of());
  }
}
