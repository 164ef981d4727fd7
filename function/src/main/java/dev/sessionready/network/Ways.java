package dev.sessionready.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ways by which one service may be reached from a vantage, each judged whole. */
final class Ways {

  /** The DNS names of an endpoint begin with its id. */
  private static final Pattern ENDPOINT_NAME = Pattern.compile("(?:^|\\.)(vpce-[0-9a-f]+)-");

  /** IPv4 addresses as DNS64 writes them, which a NAT gateway translates back. */
  private static final Ip TRANSLATED = Ip.parse("64:ff9b::");

  private final Topology topology;
  private final Vantage vantage;
  private final Walk walk;
  private final Service service;
  private final Family family;
  private final Door resolver;
  private final EndpointWay endpoints;

  Ways(
      Topology topology,
      Vantage vantage,
      Walk walk,
      Service service,
      Family family,
      Door resolver) {
    this.topology = topology;
    this.vantage = vantage;
    this.walk = walk;
    this.service = service;
    this.family = family;
    this.resolver = resolver;
    this.endpoints = new EndpointWay(topology, walk, family);
  }

  /** What decides the way could not be seen. */
  ServicePath unknown(Door.Kind kind, Reach.Unverifiable doubt) {
    return path(
        ServicePath.Way.UNKNOWN, List.of(), List.of(door(kind, doubt.id(), doubt)), List.of());
  }

  /** Through an interface endpoint of the VPC. */
  ServicePath endpoint(InterfaceEndpoint endpoint, List<Door> names) {
    var doors = new ArrayList<>(names);
    doors.add(endpoints.door(endpoint));
    return path(
        ServicePath.Way.INTERFACE_ENDPOINT,
        List.of(endpoint.id()),
        doors,
        endpoints.traces(endpoint));
  }

  /** Where a private hosted zone leads the name. */
  ServicePath zone(ZoneAnswer answer) {
    return zone(answer, List.of());
  }

  /** The same where something keeps the zone from being asked. */
  ServicePath zone(ZoneAnswer answer, List<Door> names) {
    return switch (answer) {
      case ZoneAnswer.Hidden(var id, var doubt) ->
          zone(names, id, new Reach.Unverifiable(doubt, id), List.of());
      case ZoneAnswer.NoSuchName(var id) ->
          zone(
              names,
              id,
              new Reach.Shut(
                  Reason.NAME_NOT_IN_PRIVATE_ZONE,
                  service.hostname(family).orElseGet(() -> service.apex(family))),
              List.of());
      case ZoneAnswer.Targets(var id, var targets) ->
          zone(names, id, new Reach.Open(String.join(" ", targets)), targets);
    };
  }

  private ServicePath zone(List<Door> names, String zoneId, Reach reach, List<String> targets) {
    var doors = new ArrayList<>(names);
    var traces = new ArrayList<Trace>();
    var viaIds = new ArrayList<>(List.of(zoneId));
    doors.add(door(Door.Kind.DNS, zoneId, reach));
    for (var target : targets) {
      var address = AddressText.read(target);
      if (address.isPresent()) {
        traces.add(walk.to(address.get()));
      } else {
        alias(target)
            .ifPresentOrElse(
                endpoint -> {
                  viaIds.add(endpoint.id());
                  doors.add(endpoints.door(endpoint));
                  traces.addAll(endpoints.traces(endpoint));
                },
                () -> doors.add(beyond(zoneId, target)));
      }
    }
    return path(ServicePath.Way.PRIVATE_ZONE, viaIds, doors, traces);
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

  private static Door beyond(String zoneId, String target) {
    return door(Door.Kind.DNS, zoneId, new Reach.Unverifiable(Doubt.PRIVATE_ZONE, target));
  }

  /**
   * To everywhere that the name may lead to where nobody sees what answers for it: the service's
   * public addresses, endpoints of the VPC for it, and private addresses beyond the VPC, such as
   * those of endpoints in another one.
   */
  List<Trace> everywhere(List<InterfaceEndpoint> inTheVpc) {
    return Stream.of(
            addresses().traces().stream(),
            inTheVpc.stream()
                .filter(endpoint -> !(endpoints.door(endpoint).reach() instanceof Reach.Shut))
                .flatMap(endpoint -> endpoints.traces(endpoint).stream()),
            walk.to(Party.privately(family)).stream())
        .flatMap(traces -> traces)
        .toList();
  }

  /** To the public addresses of the service: of S3 they are known, of others they are not. */
  ServicePath addresses() {
    var listed = listed();
    var destination = listed.isEmpty() ? Party.internet(family) : Party.anyOf(listed);
    var traces = walk.to(destination);
    var gateways =
        traces.stream()
            .filter(trace -> trace.end() == Trace.End.GATEWAY_ENDPOINT)
            .flatMap(trace -> trace.doors().stream())
            .filter(door -> door.kind() == Door.Kind.ENDPOINT)
            .flatMap(door -> door.resourceIds().stream())
            .distinct()
            .toList();
    return new ServicePath(
        service,
        family,
        way(traces, gateways),
        gateways,
        translated(traces, destination.broad()) ? List.of(resolver, nat64()) : List.of(resolver),
        traces,
        destination.broad(),
        List.of(),
        List.of(),
        List.of());
  }

  private ServicePath.Way way(List<Trace> traces, List<String> gateways) {
    if (!gateways.isEmpty()) {
      return ServicePath.Way.GATEWAY_ENDPOINT;
    }
    return traces.stream().allMatch(this::unrouted)
        ? ServicePath.Way.NONE
        : ServicePath.Way.INTERNET;
  }

  private boolean unrouted(Trace trace) {
    return trace.doors().stream()
        .anyMatch(door ->
            door.reach() instanceof Reach.Shut shut
                && shut.reason() == Reason.NO_ROUTE_TO_DESTINATION
                && door.direction() == Door.Direction.FORWARD
                && door.resourceIds().contains(vantage.subnetId()));
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

  /** Whether the way for IPv6 is shut, and one for IPv4 addresses that DNS64 gives is not. */
  private boolean translated(List<Trace> traces, boolean broad) {
    var outcome = broad ? Fan.somewhere(traces) : Fan.anywhere(traces);
    if (family != Family.IPV6 || outcome != Outcome.SHUT) {
      return false;
    }
    return topology
        .routeTable(vantage.subnetId())
        .map(table -> RouteChoice.choose(table, TRANSLATED, topology).route())
        .filter(route -> route.target().kind() == Route.Kind.NAT_GATEWAY)
        .isPresent();
  }

  private Door nat64() {
    return door(
        Door.Kind.DNS, vantage.subnetId(), new Reach.Unverifiable(Doubt.NAT64, vantage.subnetId()));
  }

  private static Door door(Door.Kind kind, String id, Reach reach) {
    return new Door(kind, Door.Direction.FORWARD, List.of(id), reach);
  }

  private ServicePath path(
      ServicePath.Way way, List<String> viaIds, List<Door> doors, List<Trace> traces) {
    var all = new ArrayList<Door>();
    all.add(resolver);
    all.addAll(doors);
    return new ServicePath(
        service, family, way, viaIds, all, traces, false, List.of(), List.of(), List.of());
  }
}
