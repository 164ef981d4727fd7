package dev.sessionready.network;

import static dev.sessionready.network.trace.TopologyPlan.VPC;
import static dev.sessionready.network.trace.TopologyPlan.WEB;
import static dev.sessionready.network.trace.TopologyPlan.local;
import static dev.sessionready.network.trace.TopologyPlan.route;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ports;
import dev.sessionready.network.model.AclEntry;
import dev.sessionready.network.model.GroupRule;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathAlternatives;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.trace.ExpectedPath;
import dev.sessionready.network.trace.PacketTracer;
import dev.sessionready.network.trace.Peer;
import dev.sessionready.network.trace.TopologyPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Networks of hostile size cost little, and what would cost more is unknown. The time limits are
 * many times what a loaded machine needs, and a fraction of what the naive ways took.
 */
@Timeout(20)
class CostTest {

  private static final Duration LITTLE = Duration.ofSeconds(3);

  private final TopologyPlan plan = TopologyPlan.withoutEndpoint();

  private List<PacketPath> toTheInternet() {
    var start = System.nanoTime();
    var packetPaths = packetPaths();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LITTLE);
    return packetPaths;
  }

  private List<PacketPath> packetPaths() {
    return new PacketTracer(plan.world, plan.start(), 443).to(Peer.internet(Family.IPV4));
  }

  private void gateway(String id, String subnetId, int third, Route... routes) {
    plan.subnet(subnetId, VPC, "eu-west-1a", "10.0." + third + ".0/24");
    plan.table("rtb-" + subnetId, VPC, List.of(subnetId), routes);
    plan.world.natGateways.put(id, TopologyPlan.nat(id, subnetId, "available", "54.1.1.1"));
  }

  @Test
  void aThousandRoutesToSingleAddresses() {
    var routes = new ArrayList<>(List.of(local(), route("0.0.0.0/0", "nat-1")));
    for (var i = 0; i < 1_000; i++) {
      routes.add(route("52.%d.%d.7/32".formatted(i / 256, i % 256), "igw-1"));
    }
    plan.table("rtb-private", VPC, routes.toArray(Route[]::new));
    assertThat(PathAlternatives.somewhere(toTheInternet())).isEqualTo(PathOutcome.UNKNOWN);
  }

  private void aThousandRoutes() {
    var routes = new ArrayList<>(List.of(local(), route("0.0.0.0/0", "nat-1")));
    for (var i = 0; i < 1_000; i++) {
      routes.add(
          route("%d.%d.%d.7/32".formatted(11 + i % 100, i / 256 * 7, i * 37 % 256), "igw-1"));
    }
    plan.table("rtb-private", VPC, routes.toArray(Route[]::new));
  }

  @Test
  void aThousandRoutesBehindAnAclThatDeniesAll() {
    aThousandRoutes();
    plan.ownAcl("subnet-a", TopologyPlan.out(100, true, Ports.of(1), "0.0.0.0/0"));
    assertThat(toTheInternet()).allMatch(packetPath -> packetPath.outcome() == PathOutcome.BLOCKED);
  }

  @Test
  void aThousandRoutesToAGatewayBehindAnAclThatDeniesAll() {
    aThousandRoutes();
    plan.ownAcl("subnet-n", TopologyPlan.out(100, true, Ports.of(1), "0.0.0.0/0"));
    assertThat(PathAlternatives.somewhere(toTheInternet())).isEqualTo(PathOutcome.BLOCKED);
  }

  @Test
  void aThousandRoutesBehindAnAclOfFortyEntriesEachWay() {
    aThousandRoutes();
    plan.ownAcl("subnet-a", fortyEntriesEachWay());
    assertThat(PathAlternatives.somewhere(toTheInternet())).isEqualTo(PathOutcome.UNKNOWN);
  }

  private static AclEntry[] fortyEntriesEachWay() {
    var entries = new ArrayList<AclEntry>();
    for (var i = 0; i < 40; i++) {
      var block = "%d.0.0.0/9".formatted(12 + 2 * i);
      entries.add(TopologyPlan.out(100 + i, i % 2 == 0, Ports.of(443), block));
      entries.add(TopologyPlan.in(100 + i, i % 3 == 0, new Ports(1_024, 40_000 + i), block));
    }
    return entries.toArray(AclEntry[]::new);
  }

  @Test
  void aThousandRoutesAThousandRulesAndFortyEntriesEachWayInOne() {
    aThousandRoutes();
    var rules = new ArrayList<GroupRule>();
    for (var i = 0; i < 1_000; i++) {
      rules.add(
          TopologyPlan.rule("tcp", 443, "%d.%d.%d.0/27".formatted(11 + i % 100, i / 4, i % 256)));
    }
    plan.group("sg-i", List.of(), rules);
    plan.ownAcl("subnet-a", fortyEntriesEachWay());
    assertThat(PathAlternatives.somewhere(toTheInternet())).isEqualTo(PathOutcome.UNKNOWN);
  }

  @Test
  void anAclOfAThousandEntriesEachWay() {
    var entries = new ArrayList<AclEntry>();
    for (var i = 0; i < 1_000; i++) {
      var block = "52.%d.%d.0/27".formatted(i / 256, i % 256);
      entries.add(TopologyPlan.out(100 + i, i % 2 == 0, Ports.of(443), block));
      entries.add(TopologyPlan.in(100 + i, i % 3 == 0, new Ports(1_024, 40_000 + i), block));
    }
    plan.ownAcl("subnet-a", entries.toArray(AclEntry[]::new));
    assertThat(PathAlternatives.somewhere(toTheInternet())).isEqualTo(PathOutcome.UNKNOWN);
  }

  @Test
  void aGroupOfAThousandBlocks() {
    var blocks = new ArrayList<String>();
    for (var i = 0; i < 1_000; i++) {
      blocks.add("52.%d.%d.0/27".formatted(i / 256, i % 256));
    }
    plan.group(
        "sg-i", List.of(), List.of(TopologyPlan.rule("tcp", 443, blocks.toArray(String[]::new))));
    assertThat(toTheInternet()).allMatch(packetPath -> packetPath.outcome() == PathOutcome.UNKNOWN);
  }

  @Test
  void aGroupOfAThousandRules() {
    var rules = new ArrayList<GroupRule>();
    for (var i = 0; i < 1_000; i++) {
      rules.add(TopologyPlan.rule("tcp", 1_000 + i, "52.%d.%d.0/27".formatted(i / 256, i % 256)));
    }
    plan.group("sg-i", List.of(), rules);
    assertThat(toTheInternet()).allMatch(packetPath -> packetPath.outcome() == PathOutcome.BLOCKED);
  }

  @Test
  void sixtyGroupsThatReferToEachOther() {
    for (var i = 0; i < 60; i++) {
      var rules = new ArrayList<GroupRule>();
      for (var j = 0; j < 60; j++) {
        rules.add(TopologyPlan.groupRule("sg-" + j));
      }
      plan.group("sg-" + i, rules, rules);
    }
    plan.group("sg-i", List.of(), List.of(TopologyPlan.groupRule("sg-0")));
    assertThat(toTheInternet()).allMatch(packetPath -> packetPath.outcome() == PathOutcome.BLOCKED);
  }

  @Test
  void prefixListsOfAThousandEntries() {
    var lists = new ArrayList<String>();
    for (var i = 0; i < 20; i++) {
      var entries = new ArrayList<String>();
      for (var j = 0; j < 1_000; j++) {
        entries.add("%d.%d.%d.0/28".formatted(60 + i, j / 256, j % 256));
      }
      lists.add("pl-" + i);
      plan.world.prefixListEntries.put(
          "pl-" + i, TopologyPlan.cidrs(entries.toArray(String[]::new)));
    }
    plan.group("sg-i", List.of(), List.of(TopologyPlan.listRule(lists.toArray(String[]::new))));
    assertThat(toTheInternet()).allMatch(packetPath -> packetPath.outcome() == PathOutcome.UNKNOWN);
  }

  @Test
  void aChainOfAThousandGatewaysIsNotFollowedToItsEnd() {
    for (var i = 1; i <= 1_000; i++) {
      gateway("nat-" + i, "subnet-" + i, i % 200 + 4, route("0.0.0.0/0", "nat-" + (i + 1)));
    }
    assertThat(ExpectedPath.doubts(plan.packetPath(WEB)))
        .containsExactly("→ ROUTE [subnet-a] TOO_COMPLEX > 16 NAT gateways");
    assertThat(toTheInternet()).allMatch(packetPath -> packetPath.outcome() == PathOutcome.UNKNOWN);
  }

  @Test
  void sixteenGatewaysOneBehindTheOtherAreFollowedAndOneMoreIsNot() {
    for (var i = 2; i <= 16; i++) {
      gateway("nat-" + i, "subnet-" + i, i + 4, local(), route("0.0.0.0/0", "nat-" + (i - 1)));
    }
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "nat-16"));
    assertThat(plan.packetPath(WEB).end()).isEqualTo(PacketPath.End.INTERNET);
    gateway("nat-17", "subnet-17", 21, local(), route("0.0.0.0/0", "nat-16"));
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "nat-17"));
    assertThat(ExpectedPath.doubts(plan.packetPath(WEB)))
        .containsExactly("→ ROUTE [subnet-a] TOO_COMPLEX > 16 NAT gateways");
  }

  @Test
  void threeThousandTablesOnThePathsToOneDestinationAreAskedAndOneMoreIsNot() {
    // One is the instance's; one more is asked behind the gateway of each route.
    var routes = new ArrayList<>(List.of(local()));
    for (var i = 1; i < 3_000; i++) {
      routes.add(route("52.%d.%d.0/20".formatted(i / 16, i % 16 * 16), "nat-1"));
    }
    plan.table("rtb-private", VPC, routes.toArray(Route[]::new));
    assertThat(packetPaths()).hasSize(3_000);
    routes.add(route("8.8.8.0/24", "nat-1"));
    plan.table("rtb-private", VPC, routes.toArray(Route[]::new));
    assertThat(packetPaths())
        .singleElement()
        .extracting(ExpectedPath::doubts)
        .isEqualTo(List.of("→ ROUTE [subnet-a] TOO_COMPLEX > 3000 route tables"));
  }

  @Test
  void twentyTablesThroughEachOthersGatewaysAreNotFollowedOnEveryPath() {
    for (var i = 0; i < 20; i++) {
      var routes = new ArrayList<>(List.of(local()));
      for (var j = 0; j < 50; j++) {
        routes.add(route("%d.0.0.0/%d".formatted(4 * j, 6 + i % 3), "nat-" + (i + j + 1) % 20));
      }
      gateway("nat-" + i, "subnet-" + i, i + 4, routes.toArray(Route[]::new));
    }
    assertThat(PathAlternatives.somewhere(toTheInternet())).isEqualTo(PathOutcome.UNKNOWN);
  }

  @Test
  void aGroupThatLetsNothingOutIsCertainHoweverTheRoutesBranch() {
    plan.group("sg-i", List.of(), List.of());
    for (var i = 1; i <= 20; i++) {
      gateway("nat-" + i, "subnet-" + i, i + 4, route("0.0.0.0/0", "nat-" + (i + 1)));
    }
    assertThat(toTheInternet()).allMatch(packetPath -> packetPath.outcome() == PathOutcome.BLOCKED);
  }
}
