package dev.sessionready.network.trace;

import static dev.sessionready.network.trace.TopologyPlan.cidrs;
import static dev.sessionready.network.trace.TopologyPlan.listRoute;
import static dev.sessionready.network.trace.TopologyPlan.local;
import static dev.sessionready.network.trace.TopologyPlan.propagated;
import static dev.sessionready.network.trace.TopologyPlan.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.RouteTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteSelectionTest {

  private final TopologyWorld world = TopologyPlan.healthy().world;

  private static RouteTable table(Route... routes) {
    return new RouteTable("rtb", "vpc-1", true, List.of(), List.of(), List.of(routes));
  }

  private String target(String to, Route... routes) {
    var route = RouteSelection.choose(table(routes), Ip.parse(to), world).route();
    return route == null ? "none" : route.target().id();
  }

  @Test
  void aTargetIsLocalByThatWordAndNotByItsBeginning() {
    assertThat(Route.Target.of("local").kind()).isEqualTo(Route.Kind.LOCAL);
    assertThat(Route.Target.of("local-gateway").kind()).isEqualTo(Route.Kind.OTHER);
    assertThat(Route.Target.of("lgw-1").kind()).isEqualTo(Route.Kind.LOCAL_GATEWAY);
  }

  @Test
  void theLongestPrefixWinsInWhateverOrder() {
    var all = route("0.0.0.0/0", "nat-1");
    var some = route("52.0.0.0/8", "tgw-1");
    assertThat(target("52.1.1.1", all, some)).isEqualTo("tgw-1");
    assertThat(target("52.1.1.1", some, all)).isEqualTo("tgw-1");
    assertThat(target("53.1.1.1", some, all)).isEqualTo("nat-1");
    assertThat(target("53.1.1.1", some)).isEqualTo("none");
  }

  @Test
  void blackholesWinLikeAnyOther() {
    assertThat(
            target(
                "52.1.1.1",
                route("0.0.0.0/0", "nat-1"),
                TopologyPlan.blackhole("52.0.0.0/8", "eni-1")))
        .isEqualTo("eni-1");
  }

  @Test
  void ofEqualPrefixesBlocksComeBeforeListsAndListsBeforePropagatedOnes() {
    world.prefixListEntries.put("pl-1", cidrs("52.0.0.0/8"));
    var block = route("52.0.0.0/8", "igw-1");
    var list = listRoute("pl-1", "vpce-1");
    var learned = propagated("52.0.0.0/8", "vgw-1");
    assertThat(target("52.1.1.1", learned, list, block)).isEqualTo("igw-1");
    assertThat(target("52.1.1.1", learned, list)).isEqualTo("vpce-1");
    assertThat(target("52.1.1.1", learned)).isEqualTo("vgw-1");
  }

  @Test
  void aLongerPrefixWinsWhoeverWroteIt() {
    world.prefixListEntries.put("pl-1", cidrs("52.0.0.0/8"));
    assertThat(
            target(
                "52.1.1.1",
                listRoute("pl-1", "vpce-1"),
                propagated("52.1.0.0/16", "vgw-1"),
                route("0.0.0.0/0", "igw-1")))
        .isEqualTo("vgw-1");
  }

  @Test
  void theLocalRouteWinsAgainstPropagatedOnesButNotAgainstStaticOnes() {
    assertThat(target("10.0.2.9", local(), propagated("10.0.2.0/24", "vgw-1"))).isEqualTo("local");
    assertThat(target("10.0.2.9", local(), propagated("10.0.0.0/16", "vgw-1"))).isEqualTo("local");
    assertThat(target("10.0.2.9", local(), route("10.0.2.0/24", "eni-1"))).isEqualTo("eni-1");
    assertThat(target("10.1.0.1", local(), propagated("10.0.0.0/8", "vgw-1"))).isEqualTo("vgw-1");
  }

  @Test
  void everyAddressOfASetGoesItsOwnPath() {
    var nat = route("0.0.0.0/0", "nat-1");
    var dead = TopologyPlan.blackhole("52.216.0.0/16", "eni-1");
    var picks =
        RouteSelection.choose(
            table(nat, dead), cidrs("52.216.0.0/15", "3.5.0.0/20", "2600::/16"), world);
    assertThat(picks)
        .containsExactly(
            new RouteSelection.Pick(dead, cidrs("52.216.0.0/16")),
            new RouteSelection.Pick(nat, cidrs("3.5.0.0/20", "52.217.0.0/16")),
            new RouteSelection.Pick(null, cidrs("2600::/16")));
  }

  @Test
  void theBlocksOfAListAreOneRoute() {
    world.prefixListEntries.put("pl-1", cidrs("52.216.0.0/15", "3.5.0.0/20"));
    var list = listRoute("pl-1", "vpce-1");
    var picks = RouteSelection.choose(table(list), cidrs("52.216.0.0/15", "3.5.0.0/20"), world);
    assertThat(picks)
        .containsExactly(new RouteSelection.Pick(list, cidrs("3.5.0.0/20", "52.216.0.0/15")));
    assertThat(list.rule()).isEqualTo("pl-1 vpce-1");
  }

  @Test
  void ofListsThatOverlapNoOrderDecides() {
    world.prefixListEntries.put("pl-1", cidrs("52.0.0.0/8", "3.0.0.0/8"));
    world.prefixListEntries.put("pl-2", cidrs("52.1.0.0/16"));
    var one = listRoute("pl-1", "tgw-1");
    var other = listRoute("pl-2", "nat-1");
    for (var table : List.of(table(one, other), table(other, one))) {
      assertThat(RouteSelection.choose(table, cidrs("52.1.0.0/16", "3.0.0.0/8"), world))
          .containsExactly(
              new RouteSelection.Pick(other, cidrs("52.1.0.0/16"), List.of(one)),
              new RouteSelection.Pick(one, cidrs("3.0.0.0/8")));
    }
    var gateway = listRoute("pl-2", "vpce-1");
    assertThat(RouteSelection.choose(table(one, gateway), cidrs("52.1.0.0/16"), world))
        .containsExactly(new RouteSelection.Pick(gateway, cidrs("52.1.0.0/16")));
  }

  @Test
  void ofTwoRoutesToOneBlockNoOrderDecidesUnlessTheyLeadToOneTarget() {
    var nat = route("0.0.0.0/0", "nat-1");
    var igw = route("0.0.0.0/0", "igw-1");
    assertThat(RouteSelection.choose(table(nat, igw), cidrs("52.1.0.0/16"), world))
        .isEqualTo(RouteSelection.choose(table(igw, nat), cidrs("52.1.0.0/16"), world))
        .containsExactly(new RouteSelection.Pick(igw, cidrs("52.1.0.0/16"), List.of(nat)));
    assertThat(RouteSelection.choose(table(nat, nat), cidrs("52.1.0.0/16"), world))
        .containsExactly(new RouteSelection.Pick(nat, cidrs("52.1.0.0/16")));
  }

  @Test
  void aListThatIsNotShownHidesTheChoice() {
    assertThatThrownBy(() -> target("52.1.1.1", listRoute("pl-9", "vpce-1")))
        .isInstanceOf(LookupFailed.class)
        .hasMessage("ec2:GetManagedPrefixListEntries: pl-9 is not visible");
  }

  @ParameterizedTest
  @CsvSource({
    "local, LOCAL",
    "vpce-1, VPC_ENDPOINT",
    "igw-1, INTERNET_GATEWAY",
    "nat-1, NAT_GATEWAY",
    "eigw-1, EGRESS_ONLY_INTERNET_GATEWAY",
    "pcx-1, PEERING",
    "tgw-1, TRANSIT_GATEWAY",
    "vgw-1, VIRTUAL_PRIVATE_GATEWAY",
    "lgw-1, LOCAL_GATEWAY",
    "cagw-1, CARRIER_GATEWAY",
    "eni-1, NETWORK_INTERFACE",
    "i-1, INSTANCE",
    "arn:aws:networkmanager::1:core-network/c, CORE_NETWORK",
    "odb-1, OTHER"
  })
  void theIdOfATargetShowsItsKind(String id, Route.Kind kind) {
    assertThat(Route.Target.of(id)).isEqualTo(new Route.Target(kind, id));
  }
}
