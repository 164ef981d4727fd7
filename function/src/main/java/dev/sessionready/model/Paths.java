package dev.sessionready.model;

import dev.sessionready.fact.Fact;
import dev.sessionready.network.AclEntry;
import dev.sessionready.network.Cidr;
import dev.sessionready.network.Family;
import dev.sessionready.network.GroupRule;
import dev.sessionready.network.Ip;
import dev.sessionready.network.NetworkInterface;
import dev.sessionready.network.Route;
import dev.sessionready.network.Service;
import dev.sessionready.network.ServicePath;
import dev.sessionready.network.ServicePaths;
import dev.sessionready.network.SourcePorts;
import dev.sessionready.network.Topology;
import dev.sessionready.network.Vantage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ways from instances to services, each worked out once for all instances of the same shape.
 *
 * <p>Two instances have the same shape when they share subnet, security groups, platform and the
 * kinds of address, and no block that any rule or route names holds the address of one of them
 * only.
 */
final class Paths {

  private final NetworkFacts facts;
  private final Topology topology;
  private final Map<Shape, Vantage> vantages = new ConcurrentHashMap<>();
  private final Map<Vantage, ServicePaths> finders = new ConcurrentHashMap<>();
  private final Map<Question, ServicePath> paths = new ConcurrentHashMap<>();
  private final Optional<Set<Cidr>> named;

  Paths(Snapshot snapshot, Topology topology) {
    this.facts = snapshot.network();
    this.topology = topology;
    this.named = named();
  }

  /** The way from a network interface to a service of some region. */
  ServicePath path(NetworkInterface from, boolean windows, Service service, Family family) {
    Vantage own = Vantage.of(from, windows ? SourcePorts.WINDOWS : SourcePorts.LINUX);
    Vantage shared = vantages.computeIfAbsent(shape(own), _ -> own);
    return paths.computeIfAbsent(
        new Question(shared, service, family),
        _ ->
            finders
                .computeIfAbsent(shared, _ -> new ServicePaths(topology, shared))
                .to(service, family));
  }

  private Shape shape(Vantage vantage) {
    List<Set<?>> addresses =
        vantage.addresses().stream()
            .<Set<?>>map(
                address -> named.isPresent() ? holding(named.get(), address) : Set.of(address))
            .toList();
    return new Shape(
        vantage.subnetId(),
        vantage.groupIds(),
        addresses,
        vantage.publicAddress(),
        vantage.sourcePorts());
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
            .flatMap(Paths::block);
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

  /** What instances must share to share their ways. */
  private record Shape(
      String subnetId,
      List<String> groupIds,
      List<Set<?>> addresses,
      boolean publicAddress,
      SourcePorts sourcePorts) {}

  /** One way to be worked out. */
  private record Question(Vantage from, Service to, Family family) {}
}
