package dev.sessionready.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which route of a table carries which addresses: the longest prefix wins; of equal ones a route to
 * a block, then one to a prefix list, then a propagated one. A propagated route inside the blocks
 * of the VPC never wins against the local one.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html">How
 *     route priority works</a>
 */
final class RouteChoice {

  /**
   * Addresses that leave by the same route.
   *
   * @param route absent where none leads there
   */
  record Pick(@Nullable Route route, List<Cidr> addresses) {}

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
  }

  private static final Comparator<Line> BEST_FIRST =
      Comparator.comparingInt((Line line) -> -line.cidr().prefix()).thenComparingInt(Line::rank);

  private RouteChoice() {}

  /** The picks that together carry every address, the most specific first; none is empty. */
  static List<Pick> choose(RouteTable table, List<Cidr> addresses, Topology topology) {
    var chosen = new ArrayList<Pick>();
    var rest = addresses;
    for (var line : lines(table, topology)) {
      add(chosen, line.route(), Space.within(rest, line.cidr()));
      rest = Space.minus(rest, List.of(line.cidr()));
    }
    add(chosen, null, rest);
    return chosen;
  }

  /** The one route that carries an address, or a pick without one. */
  static Pick choose(RouteTable table, Ip address, Topology topology) {
    return choose(table, List.of(address.alone()), topology).getFirst();
  }

  private static void add(List<Pick> chosen, @Nullable Route route, List<Cidr> addresses) {
    if (addresses.isEmpty()) {
      return;
    }
    for (var i = 0; i < chosen.size(); i++) {
      var pick = chosen.get(i);
      if (route != null && route.equals(pick.route())) {
        chosen.set(
            i,
            new Pick(route, Stream.concat(pick.addresses().stream(), addresses.stream()).toList()));
        return;
      }
    }
    chosen.add(new Pick(route, addresses));
  }

  private static List<Line> lines(RouteTable table, Topology topology) {
    var local =
        table.routes().stream()
            .filter(route -> route.origin() == Route.Origin.LOCAL)
            .flatMap(route -> blocks(route, topology).stream())
            .toList();
    return table.routes().stream()
        .flatMap(route -> blocks(route, topology).stream().map(cidr -> new Line(cidr, route)))
        .filter(line -> line.rank() != 2 || local.stream().noneMatch(l -> l.contains(line.cidr())))
        .sorted(BEST_FIRST)
        .toList();
  }

  private static List<Cidr> blocks(Route route, Topology topology) {
    return switch (route.destination()) {
      case Route.ToCidr(var cidr) -> List.of(cidr);
      case Route.ToPrefixList(var id) ->
          topology
              .prefixListEntries(id)
              .orElseThrow(
                  () -> new Unseen("ec2:GetManagedPrefixListEntries", id + " is not visible"));
    };
  }
}
