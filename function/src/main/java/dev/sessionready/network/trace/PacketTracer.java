package dev.sessionready.network.trace;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.UnknownReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Traces a TCP packet from a network interface to an address, and the reply back.
 *
 * <p>Security groups are stateful, so the reply passes them unasked; network ACLs are not, so they
 * are asked both ways.
 */
public final class PacketTracer {

  private final PathComponents components;
  private final PacketSource start;

  /**
   * Paths to every address that a service may have: the same for all services, and the costliest.
   */
  private final Map<Peer, List<PacketPath>> broad = new ConcurrentHashMap<>();

  /**
   * A tracer of packets that start there.
   *
   * @param port the TCP port at the destination
   * @throws IllegalArgumentException where that is no port
   */
  public PacketTracer(Topology topology, PacketSource start, int port) {
    this.components = new PathComponents(topology, port);
    this.start = start;
  }

  /**
   * The path to an address; never throws {@link LookupFailed}, which becomes an unknown component.
   */
  public PacketPath to(Ip address) {
    return to(Peer.host(address)).getFirst();
  }

  /**
   * The paths to addresses, one for every route that some of them take; none where the routes lead
   * only to other services.
   */
  public List<PacketPath> to(Peer destination) {
    return destination.broad()
        ? broad.computeIfAbsent(destination, this::packetPaths)
        : packetPaths(destination);
  }

  /**
   * The path to a network interface that has no address of a family: what filters it would pass,
   * were the interface given one of those blocks.
   */
  PacketPath toward(NetworkInterface owner, List<Cidr> blocks, PathComponent stop) {
    var source = blocks.stream().findFirst().flatMap(block -> start.source(block.family()));
    if (source.isEmpty()) {
      return new PacketPath(List.of(), List.of(stop), PacketPath.End.UNKNOWN);
    }
    var from = PacketHop.at(start, source.get());
    var to = new Peer(blocks, false, new Peer.Interface(owner.vpcId(), owner.groupIds()));
    var passed = new ArrayList<>(groups(to));
    var isNear = owner.subnetId().equals(start.subnetId());
    if (!isNear) {
      passed.addAll(components.out(from, to));
      passed.addAll(components.in(owner.subnetId(), from));
    }
    passed.add(stop);
    passed.add(components.groupsIn(owner.groupIds(), from));
    if (!isNear) {
      passed.addAll(components.replyOut(owner.subnetId(), from));
      passed.addAll(components.replyIn(to, from));
    }
    return new PacketPath(List.of(), passed, PacketPath.End.UNKNOWN);
  }

  private List<PacketPath> packetPaths(Peer destination) {
    var source = start.source(destination.family());
    if (source.isEmpty()) {
      var reachability =
          new Reachability.Blocked(
              ExplanationCode.ENI_ADDRESS_RESTRICTION, destination.family().name());
      var component =
          new PathComponent(
              PathComponent.Kind.NETWORK_INTERFACE,
              PathComponent.Direction.FORWARD,
              List.of(start.subnetId()),
              reachability);
      return List.of(
          new PacketPath(destination.addresses(), List.of(component), PacketPath.End.UNKNOWN));
    }
    return leave(PacketHop.at(start, source.get()), destination).stream()
        .map(packetPath ->
            packetPath.between(groups(destination.part(packetPath.destination())), List.of()))
        .toList();
  }

  // What blocks every path is still reported: the bound leaves open only where they lead.
  private List<PacketPath> leave(PacketHop from, Peer destination) {
    try {
      return new Router(components).leave(from, destination);
    } catch (TooComplex many) {
      var reachability = new Reachability.Unknown(UnknownReason.TOO_COMPLEX, many.bound());
      var component =
          new PathComponent(
              PathComponent.Kind.ROUTE,
              PathComponent.Direction.FORWARD,
              List.of(start.subnetId()),
              reachability);
      return List.of(
          new PacketPath(destination.addresses(), List.of(component), PacketPath.End.UNKNOWN));
    }
  }

  private List<PathComponent> groups(Peer destination) {
    return List.of(components.groupsOut(start.groupIds(), destination));
  }
}
