// Over 200 lines: which route AWS picks, and what is kept of that for each table.
package dev.sessionready.network.trace;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.RouteTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which route of a table carries which addresses: the longest prefix wins; of equal ones a route to
 * a block, then one to a prefix list, then a propagated one. A propagated route inside the blocks
 * of the VPC never wins against the local one.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html">How
 *     route priority works</a>
 */
final class RouteSelection {

  /**
   * Addresses that leave by the same route.
   *
   * @param route absent where none leads there
   * @param rivals other routes to other targets with the same right, of which AWS picks one at
   *     random
   * @see <a
   *     href="https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html">Prefix
   *     lists with overlapping entries in one route table</a>
   */
  record Pick(@Nullable Route route, List<Cidr> addresses, List<Route> rivals) {

    Pick {
      addresses = List.copyOf(addresses);
      rivals = List.copyOf(rivals);
    }

    Pick(@Nullable Route route, List<Cidr> addresses) {
      this(route, addresses, List.of());
    }
  }

  private record Line(Cidr cidr, Route route) {

    int rank() {
      return switch (route.destination()) {
        case Route.ToPrefixList _ -> 1;
        case Route.ToCidr _ ->
            switch (route.origin()) {
              case LOCAL, STATIC -> 0;
              case PROPAGATED -> 2;
            };
      };
    }

    /**
     * Whether AWS does not show which of the two wins where both match and this one ranks first.
     */
    boolean rivals(Line other) {
      var same =
          route.target().equals(other.route.target()) && route.state() == other.route.state();
      return !same && ((cidr.equals(other.cidr) && rank() == other.rank()) || drawsLotsWith(other));
    }

    // The prefix list of a gateway endpoint wins against blocks around it, like any longer prefix.
    private boolean drawsLotsWith(Line other) {
      return route.destination() instanceof Route.ToPrefixList
          && other.route.destination() instanceof Route.ToPrefixList
          && !route.destination().equals(other.route.destination())
          && route.target().kind() != Route.Kind.VPC_ENDPOINT
          && other.route.target().kind() != Route.Kind.VPC_ENDPOINT;
    }
  }

  /** What decides for a block; the length of the prefix says how specific that is. */
  private record Choice(@Nullable Route route, List<Route> rivals, int prefix) {}

  private static final Comparator<Line> BEST_FIRST =
      Comparator.comparingInt((Line line) -> -line.cidr().prefix())
          .thenComparingInt(Line::rank)
          .thenComparing(line -> line.route().rule())
          .thenComparing(line -> line.route().state());

  private final Map<Choice, List<Cidr>> chosen = new LinkedHashMap<>();

  private RouteSelection() {}

  /** The picks that together carry every address, the most specific first; none is empty. */
  static List<Pick> choose(RouteTable table, List<Cidr> addresses, Topology topology) {
    var lines =
        topology.once(new LinesOf(table), Lines.class, () -> Lines.of(table, topology)).all();
    return addresses.size() == 1 && addresses.getFirst().isAlone()
        ? List.of(alone(addresses.getFirst(), lines))
        : topology
            .once(new Chosen(table, addresses), Picks.class, () -> choose(addresses, lines))
            .all();
  }

  /** What decides for one address, of which no line is for a part only. */
  private static Pick alone(Cidr address, List<Line> lines) {
    var covering = new ArrayList<Line>();
    for (var line : lines) {
      if (line.cidr().contains(address)) {
        covering.add(line);
      }
    }
    var choice = decide(covering);
    return new Pick(choice.route(), List.of(address), choice.rivals());
  }

  private static Picks choose(List<Cidr> addresses, List<Line> lines) {
    var choice = new RouteSelection();
    addresses.stream().sorted().forEach(block -> choice.place(block, List.of(), lines));
    var merged = new LinkedHashMap<Choice, List<Cidr>>();
    choice.chosen.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -entry.getKey().prefix()))
        .forEach(entry -> {
          var key = new Choice(entry.getKey().route(), entry.getKey().rivals(), 0);
          merged.computeIfAbsent(key, _ -> new ArrayList<>()).addAll(entry.getValue());
        });
    return new Picks(
        merged.entrySet().stream()
            .map(entry ->
                new Pick(
                    entry.getKey().route(),
                    entry.getValue().stream().sorted().toList(),
                    entry.getKey().rivals()))
            .toList());
  }

  /** The one route that carries an address, or a pick without one. */
  static Pick choose(RouteTable table, Ip address, Topology topology) {
    return choose(table, List.of(address.alone()), topology).getFirst();
  }

  /** Halves the block until no line is for a part of it only. */
  private void place(Cidr block, List<Line> around, List<Line> lines) {
    var covering = new ArrayList<>(around);
    var inside = new ArrayList<Line>();
    for (var line : lines) {
      if (line.cidr().contains(block)) {
        covering.add(line);
      } else if (block.contains(line.cidr())) {
        inside.add(line);
      }
    }
    if (inside.isEmpty()) {
      chosen.computeIfAbsent(decide(covering), _ -> new ArrayList<>()).add(block);
      return;
    }
    for (var half : block.halves()) {
      place(half, covering, inside);
    }
  }

  private static Choice decide(List<Line> covering) {
    if (covering.isEmpty()) {
      return new Choice(null, List.of(), -1);
    }
    if (covering.size() == 1) {
      var only = covering.getFirst();
      return new Choice(only.route(), List.of(), only.cidr().prefix());
    }
    var inOrder = covering.stream().sorted(BEST_FIRST).toList();
    var best = inOrder.getFirst();
    var rivals = inOrder.stream().filter(best::rivals).map(Line::route).distinct().toList();
    return new Choice(best.route(), rivals, best.cidr().prefix());
  }

  /** What a table says of each block that one of its routes is for. */
  private record Lines(List<Line> all) {

    static Lines of(RouteTable table, Topology topology) {
      var local =
          table.routes().stream()
              .filter(route -> route.origin() == Route.Origin.LOCAL)
              .flatMap(route -> blocks(route, topology).stream())
              .toList();
      return new Lines(
          table.routes().stream()
              .flatMap(route -> blocks(route, topology).stream().map(cidr -> new Line(cidr, route)))
              .filter(line ->
                  line.rank() != 2 || local.stream().noneMatch(l -> l.contains(line.cidr())))
              .toList());
    }
  }

  /** Of which table lines are. */
  private record LinesOf(RouteTable table) {

    @Override
    public int hashCode() {
      return table.id().hashCode();
    }
  }

  /** What is chosen for several addresses. */
  private record Picks(List<Pick> all) {}

  /** Of which table and for which addresses something is chosen. */
  private record Chosen(RouteTable table, List<Cidr> addresses) {

    @Override
    public int hashCode() {
      return 31 * table.id().hashCode() + addresses.size();
    }
  }

  private static List<Cidr> blocks(Route route, Topology topology) {
    return switch (route.destination()) {
      case Route.ToCidr(var cidr) -> List.of(cidr);
      case Route.ToPrefixList(var id) ->
          topology
              .prefixListEntries(id)
              .orElseThrow(() ->
                  new LookupFailed("ec2:GetManagedPrefixListEntries", id + " is not visible"));
    };
  }
}
