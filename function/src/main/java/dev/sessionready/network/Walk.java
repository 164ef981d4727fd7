package dev.sessionready.network;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The walk of a TCP packet from a network interface to an address, and of the reply back.
 *
 * <p>Security groups are stateful, so the reply passes them unasked; network ACLs are not, so they
 * are asked both ways.
 */
public final class Walk {

  private final Doors doors;
  private final Vantage vantage;

  /** To everywhere a service may be, which is the same for all services and costs the most. */
  private final Map<Party, List<Trace>> broad = new ConcurrentHashMap<>();

  /**
   * A walk from there.
   *
   * @param port the TCP port at the destination
   * @throws IllegalArgumentException where that is no port
   */
  public Walk(Topology topology, Vantage vantage, int port) {
    this.doors = new Doors(topology, port);
    this.vantage = vantage;
  }

  /** The way to an address; never throws {@link Unseen}, which becomes the doubt of a door. */
  public Trace to(Ip address) {
    return to(Party.host(address)).getFirst();
  }

  /**
   * The ways to addresses, one for every route that some of them take; none where the routes lead
   * only to other services.
   */
  List<Trace> to(Party destination) {
    return destination.broad()
        ? broad.computeIfAbsent(destination, this::traces)
        : traces(destination);
  }

  private List<Trace> traces(Party destination) {
    var source = vantage.source(destination.family());
    if (source.isEmpty()) {
      var reach = new Reach.Shut(Reason.ENI_ADDRESS_RESTRICTION, destination.family().name());
      var door =
          new Door(
              Door.Kind.NETWORK_INTERFACE,
              Door.Direction.FORWARD,
              List.of(vantage.subnetId()),
              reach);
      return List.of(new Trace(destination.addresses(), List.of(door), Trace.End.UNKNOWN));
    }
    return leave(Station.at(vantage, source.get()), destination).stream()
        .map(trace -> trace.between(groups(destination.part(trace.destination())), List.of()))
        .toList();
  }

  // What blocks every path is still told: the bound leaves open only where they lead.
  private List<Trace> leave(Station from, Party destination) {
    try {
      return new Router(doors).leave(from, destination);
    } catch (TooComplex many) {
      var reach = new Reach.Unverifiable(Doubt.TOO_COMPLEX, many.bound());
      var door =
          new Door(Door.Kind.ROUTE, Door.Direction.FORWARD, List.of(vantage.subnetId()), reach);
      return List.of(new Trace(destination.addresses(), List.of(door), Trace.End.UNKNOWN));
    }
  }

  private List<Door> groups(Party destination) {
    return List.of(doors.groupsOut(vantage.groupIds(), destination));
  }
}
