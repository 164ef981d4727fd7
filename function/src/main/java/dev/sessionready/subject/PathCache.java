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
import dev.sessionready.network.model.Subnet;
import dev.sessionready.network.model.TransitGatewayRouteTable;
import dev.sessionready.network.trace.PacketSource;
import dev.sessionready.network.trace.SourcePorts;
import dev.sessionready.network.trace.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the packets of instances start, one for all instances of the same shape: their paths are
 * worked out once.
 *
 * <p>Two instances have the same shape when they share subnet, security groups, platform and the
 * kinds of address, and no block that any rule or route names holds the address of one of them
 * only. A block that holds a subnet as a whole tells none of its addresses apart.
 */
final class PathCache {

  private static final Map<String, Fact<TransitGatewayRouteTable>> NO_ROUTES = Map.of();

  private final NetworkFacts facts;
  private final Topology topology;
  private final Work work;
  private final Map<Shape, Position> positions = new ConcurrentHashMap<>();
  private final Map<Cidr, List<Cidr>> inside = new ConcurrentHashMap<>();
  private final NavigableSet<Cidr> named;

  PathCache(Snapshot snapshot, Topology topology, Work work) {
    this.facts = snapshot.network();
    this.topology = topology;
    this.work = work;
    this.named = named();
  }

  /** Where packets of a network interface start. */
  Position position(NetworkInterface from, boolean windows) {
    PacketSource own = PacketSource.of(from, windows ? SourcePorts.WINDOWS : SourcePorts.LINUX);
    Shape shape = shape(own);
    Position known = positions.get(shape);
    return known == null
        ? positions.computeIfAbsent(shape, _ -> new Position(topology, own, work))
        : known;
  }

  private Shape shape(PacketSource start) {
    Subnet seen =
        facts.subnets() instanceof Fact.Known<Map<String, Subnet>>(Map<String, Subnet> subnets)
            ? subnets.get(start.subnetId())
            : null;
    List<Cidr> subnet = seen == null ? List.of() : seen.cidrs();
    return new Shape(
        start.vpcId(),
        start.subnetId(),
        start.groupIds(),
        kinds(start.addresses(), subnet),
        start.publicAddress(),
        start.sourcePorts());
  }

  private List<AddressKind> kinds(List<Ip> addresses, List<Cidr> subnet) {
    List<AddressKind> kinds = new ArrayList<>(addresses.size());
    for (Ip address : addresses) {
      List<Cidr> holding = new ArrayList<>(0);
      for (Cidr block : blocksFor(address, subnet)) {
        if (block.contains(address)) {
          holding.add(block);
        }
      }
      kinds.add(new AddressKind(address.family(), List.copyOf(holding)));
    }
    return List.copyOf(kinds);
  }

  private Collection<Cidr> blocksFor(Ip address, List<Cidr> subnet) {
    for (Cidr block : subnet) {
      if (block.contains(address)) {
        return inside.computeIfAbsent(block, this::inside);
      }
    }
    return named;
  }

  private List<Cidr> inside(Cidr whole) {
    return List.copyOf(named.subSet(whole, false, whole.last().alone(), true));
  }

  // Rules that could not be read tell nobody apart: what they would do is unknown for all.
  private NavigableSet<Cidr> named() {
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
        facts.prefixListEntries().values().stream().flatMap(PathCache::known).flatMap(List::stream);
    Stream<Cidr> transit =
        Objects.requireNonNullElse(facts.transitGatewayRoutes(), NO_ROUTES).values().stream()
            .flatMap(PathCache::known)
            .flatMap(table -> table.routes().stream())
            .map(TransitGatewayRouteTable.Entry::cidr);
    Stream<Cidr> networks =
        Stream.concat(
            values(facts.vpcs()).flatMap(vpc -> vpc.cidrs().stream()),
            values(facts.subnets()).flatMap(subnet -> subnet.cidrs().stream()));
    Stream<Cidr> interfaces =
        values(facts.networkInterfaces())
            .flatMap(
                one -> Stream.concat(one.privateAddresses().stream(), one.ipv6Addresses().stream()))
            .map(Ip::alone);
    return Stream.of(groups, acls, routes, lists, transit, networks, interfaces)
        .flatMap(Function.identity())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Cidr> block(Route.Destination destination) {
    return switch (destination) {
      case Route.ToCidr(Cidr cidr) -> Stream.of(cidr);
      case Route.ToPrefixList _ -> Stream.of();
    };
  }

  private static <T> Stream<T> known(Fact<T> fact) {
    return fact instanceof Fact.Known<T>(T value) ? Stream.of(value) : Stream.of();
  }

  private static <T> Stream<T> values(Fact<Map<String, T>> fact) {
    return known(fact).flatMap(nouns -> nouns.values().stream());
  }

  /** What instances must have in common to share their paths. */
  private record Shape(
      String vpcId,
      String subnetId,
      List<String> groupIds,
      List<AddressKind> addresses,
      boolean publicAddress,
      SourcePorts sourcePorts) {

    // Every instance is looked up by its shape; of the subnet and the groups most others differ.
    @Override
    public int hashCode() {
      return 31 * (31 * subnetId.hashCode() + groupIds.hashCode()) + addresses.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Shape that
          && subnetId.equals(that.subnetId)
          && groupIds.equals(that.groupIds)
          && addresses.equals(that.addresses)
          && publicAddress == that.publicAddress
          && vpcId.equals(that.vpcId)
          && sourcePorts.equals(that.sourcePorts);
    }
  }

  /** An address by what rules may say of it: the named blocks that hold it. */
  private record AddressKind(Family family, List<Cidr> blocks) {}
}
