package dev.sessionready.subject;

import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.RegionalService;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.network.trace.PacketSource;
import dev.sessionready.network.trace.ServicePathFinder;
import dev.sessionready.network.trace.Topology;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Where the packets of all instances of one shape start, with the paths from there. */
final class Position {

  private final PacketSource start;
  private final ServicePathFinder finder;
  private final Work work;
  private final Map<To, Traced> paths = new ConcurrentHashMap<>();

  /**
   * A position.
   *
   * @param start that of the first instance there
   */
  Position(Topology topology, PacketSource start, Work work) {
    this.start = start;
    this.finder = new ServicePathFinder(topology, start);
    this.work = work;
  }

  /**
   * The path to a service of some region.
   *
   * @param address what to call the instance's own address, where the path speaks of it
   */
  ServicePath path(RegionalService service, Family family, Supplier<String> address) {
    Traced traced = paths.computeIfAbsent(new To(service, family), _ -> trace(service, family));
    return traced.namesStart()
        ? traced.path().map(component -> named(component, family, address))
        : traced.path();
  }

  private Traced trace(RegionalService service, Family family) {
    work.path();
    ServicePath path = finder.to(service, family);
    work.packetPaths(path.packetPaths().size() + path.alternatives().size());
    return new Traced(
        path,
        Stream.of(path.packetPaths(), path.alternatives())
                .flatMap(List::stream)
                .flatMap(one -> one.components().stream())
                .anyMatch(component -> namesStart(component, family))
            || path.components().stream().anyMatch(component -> namesStart(component, family)));
  }

  private PathComponent named(PathComponent component, Family family, Supplier<String> address) {
    return namesStart(component, family)
            && component.reachability() instanceof Reachability.Blocked(var reason, _)
        ? component.with(new Reachability.Blocked(reason, address.get()))
        : component;
  }

  private boolean namesStart(PathComponent component, Family family) {
    return component.reachability() instanceof Reachability.Blocked(_, String detail)
        && start.source(family).map(Ip::toString).filter(detail::equals).isPresent();
  }

  /** Where a path leads. */
  private record To(RegionalService service, Family family) {}

  /** A path, and whether it speaks of the address that it starts from. */
  private record Traced(ServicePath path, boolean namesStart) {}
}
