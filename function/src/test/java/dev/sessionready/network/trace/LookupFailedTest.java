package dev.sessionready.network.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.ReadFailure;
import dev.sessionready.network.model.BlockPublicAccess;
import dev.sessionready.network.model.DhcpOptions;
import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.model.PrefixList;
import dev.sessionready.network.model.PrivateHostedZone;
import dev.sessionready.network.model.VpcDnsAttributes;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Not being able to look never turns an answer into another one, only into a doubt. */
class LookupFailedTest {

  private static final List<String> SERVICES = List.of("ssm", "s3");

  /** How far two changes stand apart in the list that are made together; with more tries any. */
  private static final int APART = Integer.getInteger("tries", 1) > 1 ? 100 : 4;

  /** Worlds with something of everything, open and blocked. */
  private static final List<Consumer<TopologyPlan>> CHANGES =
      List.of(
          _ -> {},
          plan -> plan.world.endpoints.clear(),
          plan -> plan.table("rtb-private", TopologyPlan.VPC, TopologyPlan.local()),
          plan -> plan.world.vpcDns.put(TopologyPlan.VPC, new VpcDnsAttributes(true, false)),
          plan -> plan.world.vpcDns.put(TopologyPlan.VPC, new VpcDnsAttributes(false, true)),
          plan ->
              plan.world.dhcpOptions.put(
                  "dopt-1", new DhcpOptions("dopt-1", List.of("10.9.9.9"), null)),
          plan -> plan.group("sg-e", List.of(), List.of()),
          plan -> plan.group("sg-e", List.of(TopologyPlan.groupRule("sg-i")), List.of()),
          plan -> plan.group("sg-i", List.of(), List.of(TopologyPlan.groupRule("sg-e"))),
          plan -> plan.group("sg-i", List.of(), List.of(TopologyPlan.listRule("pl-s3"))),
          plan ->
              plan.put(
                  TopologyPlan.endpoint("vpce-ssm", "ssm", "eni-e").withoutPrivateDns().build()),
          plan ->
              plan.table(
                  "rtb-private",
                  TopologyPlan.VPC,
                  TopologyPlan.local(),
                  TopologyPlan.listRoute("pl-s3", "vpce-s3")),
          plan ->
              plan.table(
                  "rtb-private",
                  TopologyPlan.VPC,
                  TopologyPlan.local(),
                  TopologyPlan.route("0.0.0.0/0", "pcx-1")),
          plan ->
              plan.table(
                  "rtb-private",
                  TopologyPlan.VPC,
                  TopologyPlan.local(),
                  TopologyPlan.route("0.0.0.0/0", "eni-e")),
          plan ->
              plan.privateZone(new PrivateHostedZone("Z", "eu-west-1.amazonaws.com", List.of())),
          plan -> plan.edge("rtb-edge", "igw-1", TopologyPlan.blackhole("10.0.0.0/8", "eni-x")),
          plan ->
              plan.world.blockPublicAccess =
                  new BlockPublicAccess(
                      BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL, "update-complete", List.of()));

  private static TopologyPlan draw(List<Consumer<TopologyPlan>> changes) {
    var plan = TopologyPlan.healthy();
    plan.world.prefixLists.put(
        "pl-s3", new PrefixList("pl-s3", "com.amazonaws.eu-west-1.s3", "AWS"));
    plan.world.prefixListEntries.put("pl-s3", TopologyPlan.cidrs("52.216.0.0/15", "3.5.0.0/20"));
    plan.put(
        new GatewayEndpoint(
            "vpce-s3",
            TopologyPlan.VPC,
            TopologyWorld.ACCOUNT,
            "com.amazonaws.eu-west-1.s3",
            "available",
            List.of(),
            null));
    changes.forEach(change -> change.accept(plan));
    return plan;
  }

  private static final List<String> LOOKUPS =
      Stream.of(Topology.class.getMethods())
          .map(Method::getName)
          .filter(name -> !List.of("account", "once", "region").contains(name))
          .sorted()
          .toList();

  @Test
  void aForbiddenLookupLeavesAnOutcomeOrMakesItUncertain() {
    for (var i = 0; i < CHANGES.size(); i++) {
      for (var j = i; j < Math.min(CHANGES.size(), i + APART); j++) {
        var plan = draw(List.of(CHANGES.get(i), CHANGES.get(j)));
        for (var service : SERVICES) {
          plan.world.forbidden = "";
          var seen = plan.path(service).outcome();
          for (var lookup : LOOKUPS) {
            plan.world.forbidden = lookup;
            assertThat(plan.path(service).outcome())
                .as("%s without %s, after changes %d and %d", service, lookup, i, j)
                .isIn(seen, PathOutcome.UNKNOWN);
          }
        }
      }
    }
  }

  @Test
  void everyLookupThatFailsIsPublishedSomewhereAsTheReason() {
    var actual = new TreeSet<String>();
    for (var change : CHANGES) {
      var plan = draw(List.of(change));
      for (var lookup : LOOKUPS) {
        plan.world.forbidden = lookup;
        for (var service : SERVICES) {
          for (var component : plan.path(service).doubts()) {
            failed(component.reachability())
                .ifPresent(failed -> {
                  assertThat(failed.action()).isEqualTo("ec2:" + lookup);
                  actual.add(lookup);
                });
          }
        }
      }
    }
    assertThat(actual)
        .containsExactlyElementsOf(
            LOOKUPS.stream().filter(lookup -> !ELSEWHERE.contains(lookup)).toList());
  }

  /** Lookups that these worlds have no use for; other tests forbid them one by one. */
  private static final List<String> ELSEWHERE =
      List.of(
          "dnsFirewalls",
          "egressOnlyInternetGateway",
          "transitGatewayAttachments",
          "transitGatewayRoutes");

  private static Optional<ReadFailure> failed(Reachability reachability) {
    return reachability instanceof Reachability.Unknown(var _, var _, var failed)
        ? Optional.ofNullable(failed)
        : Optional.empty();
  }
}
