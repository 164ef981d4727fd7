package dev.sessionready.subject;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.NetworkFacts;
import dev.sessionready.model.Snapshot;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.AclEntry;
import dev.sessionready.network.model.GroupRule;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.path.RegionalService;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.network.trace.PacketSource;
import dev.sessionready.network.trace.ServicePathFinder;
import dev.sessionready.network.trace.SourcePorts;
import dev.sessionready.network.trace.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The paths from instances to services, each worked out once for all instances of the same shape.
 *
 * <p>Two instances have the same shape when they share subnet, security groups, platform and the
 * kinds of address, and no block that any rule or route names holds the address of one of them
 * only.
 */
final class PathCache {

  private final NetworkFacts facts;
  private final Topology topology;
  private final Map<Shape, PacketSource> starts = new ConcurrentHashMap<>();
  private final Map<PacketSource, ServicePathFinder> finders = new ConcurrentHashMap<>();
  private final Map<Question, ServicePath> paths = new ConcurrentHashMap<>();
  private final Optional<Set<Cidr>> named;

  PathCache(Snapshot snapshot, Topology topology) {
    this.facts = snapshot.network();
    this.topology = topology;
    this.named = named();
  }

  /** The path from a network interface to a service of some region. */
  ServicePath path(NetworkInterface from, boolean windows, RegionalService service, Family family) {
    PacketSource own = PacketSource.of(from, windows ? SourcePorts.WINDOWS : SourcePorts.LINUX);
    PacketSource shared = starts.computeIfAbsent(shape(own), _ -> own);
    return paths.computeIfAbsent(
        new Question(shared, service, family),
        _ ->
            finders
                .computeIfAbsent(shared, _ -> new ServicePathFinder(topology, shared))
                .to(service, family));
  }

  private Shape shape(PacketSource start) {
    List<Set<?>> addresses =
        start.addresses().stream()
            .<Set<?>>map(
                address -> named.isPresent() ? holding(named.get(), address) : Set.of(address))
            .toList();
    return new Shape(
        start.subnetId(), start.groupIds(), addresses, start.publicAddress(), start.sourcePorts());
  }

  private static Set<Cidr> holding(Set<Cidr> blocks, Ip address) {
    return blocks.stream().filter(block -> block.contains(address)).collect(Collectors.toSet());
  }

  // Empty where some rules could not be read: then every address is a shape of its own.
  private Optional<Set<Cidr>> named() {
    if (!(known(facts.securityGroups())
        && known(facts.networkAcls())
        && known(facts.routeTables()))) {
      return Optional.empty();
    }
    Stream<Cidr> groups =
        values(facts.securityGroups())
            .flatMap(group -> Stream.of(group.ingress(), group.egress()))
            .flatMap(List::stream)
            .map(GroupRule::cidrs)
            .flatMap(List::stream);
    Stream<Cidr> acls =
        values(facts.networkAcls()).flatMap(acl -> acl.entries().stream()).map(AclEntry::cidr);
    Stream<Cidr> routes =
        values(facts.routeTables())
            .flatMap(table -> table.routes().stream())
            .map(Route::destination)
            .flatMap(PathCache::block);
    Stream<Cidr> lists =
        facts.prefixListEntries().values().stream()
            .flatMap(fact ->
                fact instanceof Fact.Known<List<Cidr>>(var entries)
                    ? entries.stream()
                    : Stream.of());
    return Optional.of(
        Stream.of(groups, acls, routes, lists)
            .flatMap(Function.identity())
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Stream<Cidr> block(Route.Destination destination) {
    return switch (destination) {
      case Route.ToCidr(Cidr cidr) -> Stream.of(cidr);
      case Route.ToPrefixList _ -> Stream.of();
    };
  }

  private static boolean known(Fact<?> fact) {
    return !(fact instanceof Fact.Unreadable<?>);
  }

  private static <T> Stream<T> values(Fact<Map<String, T>> fact) {
    return fact instanceof Fact.Known<Map<String, T>>(Map<String, T> nouns)
        ? nouns.values().stream()
        : Stream.of();
  }

  /** What instances must have in common to share their paths. */
  private record Shape(
      String subnetId,
      List<String> groupIds,
      List<Set<?>> addresses,
      boolean publicAddress,
      SourcePorts sourcePorts) {}

  /** One path to be worked out. */
  private record Question(PacketSource from, RegionalService to, Family family) {}
}
