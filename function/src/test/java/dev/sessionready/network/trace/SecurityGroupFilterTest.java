package dev.sessionready.network.trace;

import static dev.sessionready.network.trace.TopologyPlan.ENDPOINT;
import static dev.sessionready.network.trace.TopologyPlan.VPC;
import static dev.sessionready.network.trace.TopologyPlan.cidrs;
import static dev.sessionready.network.trace.TopologyPlan.groupRule;
import static dev.sessionready.network.trace.TopologyPlan.listRule;
import static dev.sessionready.network.trace.TopologyPlan.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.ReadFailure;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.address.Ports;
import dev.sessionready.network.model.GroupReference;
import dev.sessionready.network.model.GroupRule;
import dev.sessionready.network.model.PeeringConnection;
import dev.sessionready.network.model.PrefixList;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.UnknownReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecurityGroupFilterTest {

  private static final int TRIES = Integer.getInteger("tries", 1);

  private final TopologyPlan plan = TopologyPlan.healthy();

  private Reachability egress(Peer to, GroupRule... rules) {
    plan.group("sg-i", List.of(), List.of(rules));
    return SecurityGroupFilter.egress(plan.world, List.of("sg-i"), to, 443);
  }

  private Reachability egress(GroupRule... rules) {
    return egress(Peer.host(ENDPOINT), rules);
  }

  private Reachability ingress(GroupRule... rules) {
    plan.group("sg-e", List.of(rules), List.of());
    var from = PacketHop.at(plan.start(), TopologyPlan.INSTANCE).peer();
    return SecurityGroupFilter.ingress(plan.world, List.of("sg-e"), from, 443);
  }

  private static final Reachability MISMATCH =
      new Reachability.Blocked(ExplanationCode.ENI_SG_RULES_MISMATCH, "");

  @Test
  void aRuleForTheAddressAndThePortOpens() {
    assertThat(egress(rule("tcp", 443, "10.0.2.0/24")))
        .isEqualTo(new Reachability.Allowed("egress tcp 443 10.0.2.0/24"));
    assertThat(ingress(rule("6", 443, "10.0.1.5/32")))
        .isEqualTo(new Reachability.Allowed("ingress tcp 443 10.0.1.5/32"));
  }

  @Test
  void aRuleForAnotherAddressPortOrProtocolDoesNot() {
    assertThat(egress(rule("tcp", 443, "10.0.3.0/24"))).isEqualTo(MISMATCH);
    assertThat(egress(rule("tcp", 442, "0.0.0.0/0"))).isEqualTo(MISMATCH);
    assertThat(egress(rule("tcp", 444, "0.0.0.0/0"))).isEqualTo(MISMATCH);
    assertThat(egress(rule("udp", 443, "0.0.0.0/0"))).isEqualTo(MISMATCH);
    assertThat(egress(rule("17", 443, "0.0.0.0/0"))).isEqualTo(MISMATCH);
    assertThat(egress(rule("tcp", 443, "::/0"))).isEqualTo(MISMATCH);
  }

  @Test
  void rangesOpenWithinTheirEnds() {
    assertThat(egress(ranged(443, 500))).isInstanceOf(Reachability.Allowed.class);
    assertThat(egress(ranged(400, 443)))
        .isEqualTo(new Reachability.Allowed("egress tcp 400-443 0.0.0.0/0"));
    assertThat(egress(ranged(444, 500))).isEqualTo(MISMATCH);
    assertThat(egress(ranged(400, 442))).isEqualTo(MISMATCH);
  }

  private static GroupRule ranged(int from, int to) {
    return new GroupRule("tcp", new Ports(from, to), cidrs("0.0.0.0/0"), List.of(), List.of());
  }

  @Test
  void aRuleForAllProtocolsOpensWhateverItsPorts() {
    assertThat(egress(rule("-1", 80, "0.0.0.0/0")))
        .isEqualTo(new Reachability.Allowed("egress all 0.0.0.0/0"));
    assertThat(egress(new GroupRule("tcp", null, cidrs("0.0.0.0/0"), List.of(), List.of())))
        .isEqualTo(new Reachability.Allowed("egress tcp 0.0.0.0/0"));
  }

  @Test
  void groupsWithoutAnyRuleInTheDirectionArePublishedApart() {
    assertThat(egress()).isEqualTo(new Reachability.Blocked(ExplanationCode.SG_HAS_NO_RULES, ""));
    plan.group("sg-x", List.of(rule("tcp", 443, "0.0.0.0/0")), List.of());
    assertThat(SecurityGroupFilter.egress(plan.world, List.of("sg-x"), Peer.host(ENDPOINT), 443))
        .isEqualTo(new Reachability.Blocked(ExplanationCode.SG_HAS_NO_RULES, ""));
  }

  @Test
  void theUnionOfAllGroupsCounts() {
    plan.group("sg-1", List.of(), List.of(rule("tcp", 443, "0.0.0.0/1")));
    plan.group("sg-2", List.of(), List.of(rule("tcp", 443, "128.0.0.0/1")));
    var both =
        SecurityGroupFilter.egress(
            plan.world, List.of("sg-1", "sg-2"), Peer.internet(Family.IPV4), 443);
    assertThat(both)
        .isEqualTo(
            new Reachability.Allowed("egress tcp 443 0.0.0.0/1; egress tcp 443 128.0.0.0/1"));
    assertThat(
            SecurityGroupFilter.egress(
                plan.world, List.of("sg-1"), Peer.internet(Family.IPV4), 443))
        .isEqualTo(new Reachability.Unknown(UnknownReason.PARTLY_COVERED, "sg-1"));
  }

  @Test
  void aNetworkInterfaceWithoutGroupsIsNotFiltered() {
    assertThat(
            SecurityGroupFilter.ingress(
                plan.world, List.of(), Peer.host(TopologyPlan.INSTANCE), 443))
        .isEqualTo(new Reachability.Allowed(""));
  }

  @Test
  void anotherGroupStandsForTheInterfacesThatHaveIt() {
    assertThat(egress(groupRule("sg-e")))
        .isEqualTo(new Reachability.Allowed("egress tcp 443 sg-e"));
    assertThat(egress(groupRule("sg-i"))).isEqualTo(MISMATCH);
    assertThat(ingress(groupRule("sg-i")))
        .isEqualTo(new Reachability.Allowed("ingress tcp 443 sg-i"));
    assertThat(ingress(groupRule("sg-e"))).isEqualTo(MISMATCH);
  }

  @Test
  void aGroupMayReferToItself() {
    plan.face("eni-e", "subnet-b", "sg-i", ENDPOINT);
    assertThat(egress(groupRule("sg-i")))
        .isEqualTo(new Reachability.Allowed("egress tcp 443 sg-i"));
  }

  @Test
  void theInstanceIsKnownByItsStartEvenWhereItsInterfaceIsNot() {
    var start = plan.start();
    plan.world.networkInterfaces.remove("eni-i");
    plan.group("sg-e", List.of(groupRule("sg-i")), List.of());
    var from = PacketHop.at(start, TopologyPlan.INSTANCE).peer();
    assertThat(SecurityGroupFilter.ingress(plan.world, List.of("sg-e"), from, 443))
        .isEqualTo(new Reachability.Allowed("ingress tcp 443 sg-i"));
  }

  @Test
  void aReferenceStandsForNoneOnTheInternet() {
    assertThat(egress(Peer.internet(Family.IPV4), groupRule("sg-e"))).isEqualTo(MISMATCH);
    assertThat(egress(Peer.host(TopologyPlan.WEB), groupRule("sg-e"))).isEqualTo(MISMATCH);
  }

  @Test
  void aReferenceIntoAPeerVpcNeedsTheConnection() {
    plan.world.vpcs.put("vpc-2", TopologyPlan.vpc("vpc-2", "10.9.0.0/16"));
    plan.subnet("subnet-p", "vpc-2", "eu-west-1a", "10.9.1.0/24");
    var peer = Ip.parse("10.9.1.4");
    plan.face("eni-p", "subnet-p", "sg-p", peer);
    var to = Peer.host(peer);
    assertThat(egress(to, peerRule("sg-p", TopologyWorld.ACCOUNT, "pcx-1"))).isEqualTo(MISMATCH);
    peering("deleted");
    assertThat(egress(to, peerRule("sg-p", TopologyWorld.ACCOUNT, "pcx-1"))).isEqualTo(MISMATCH);
    peering("active");
    assertThat(egress(to, peerRule("sg-p", TopologyWorld.ACCOUNT, "pcx-1")))
        .isEqualTo(new Reachability.Allowed("egress tcp 443 sg-p"));
    assertThat(egress(to, peerRule("sg-q", TopologyWorld.ACCOUNT, "pcx-1"))).isEqualTo(MISMATCH);
  }

  private void peering(String status) {
    var side =
        new PeeringConnection.Side(VPC, TopologyWorld.ACCOUNT, TopologyWorld.REGION, List.of());
    var other =
        new PeeringConnection.Side("vpc-2", TopologyWorld.ACCOUNT, TopologyWorld.REGION, List.of());
    plan.world.peerings.put("pcx-1", new PeeringConnection("pcx-1", status, side, other));
  }

  private static GroupRule peerRule(String groupId, String ownerId, @Nullable String peeringId) {
    var reference = new GroupReference(groupId, ownerId, "vpc-2", peeringId);
    return new GroupRule("tcp", Ports.of(443), List.of(), List.of(reference), List.of());
  }

  @Test
  void aReferenceOverATransitGatewayDependsOnItsOptions() {
    plan.subnet("subnet-p", "vpc-2", "eu-west-1a", "10.9.1.0/24");
    var peer = Ip.parse("10.9.1.4");
    plan.face("eni-p", "subnet-p", "sg-p", peer);
    assertThat(egress(Peer.host(peer), peerRule("sg-p", TopologyWorld.ACCOUNT, null)))
        .isEqualTo(new Reachability.Unknown(UnknownReason.SG_REFERENCING_SUPPORT, "sg-p"));
  }

  @Test
  void aReferenceToAnotherAccountsGroupIsUncertainWhereTheOwnerIsNotSeen() {
    var foreign = peerRule("sg-f", "999988887777", "pcx-1");
    assertThat(egress(foreign))
        .isEqualTo(new Reachability.Unknown(UnknownReason.UNKNOWN_PEERED_SGS, "sg-f"));
    assertThat(egress(foreign, rule("tcp", 443, "0.0.0.0/0")))
        .isInstanceOf(Reachability.Allowed.class);
    // Of the instance itself the groups are known.
    assertThat(ingress(foreign)).isEqualTo(MISMATCH);
  }

  @Test
  void aReferenceToAnotherAccountsGroupStandsForNoneOnTheInternet() {
    assertThat(egress(Peer.internet(Family.IPV4), peerRule("sg-f", "999988887777", "pcx-1")))
        .isEqualTo(MISMATCH);
  }

  @Test
  void ofSeveralDoubtsAFailedLookupIsNamedFirstAndElseTheSameOneInEveryOrder() {
    var one = peerRule("sg-f", "999988887777", "pcx-1");
    var other = peerRule("sg-g", "999988887777", "pcx-1");
    var first = new Reachability.Unknown(UnknownReason.UNKNOWN_PEERED_SGS, "sg-f");
    assertThat(egress(one, other)).isEqualTo(first);
    assertThat(egress(other, one)).isEqualTo(first);
    plan.world.forbidden = "prefixListEntries";
    assertThat(egress(one, listRule("pl-1")))
        .isEqualTo(
            new Reachability.Unknown(
                UnknownReason.COULD_NOT_LOOK,
                "pl-1",
                new ReadFailure("ec2:prefixListEntries", "denied")));
  }

  @Test
  void aPrefixListStandsForItsEntries() {
    plan.world.prefixListEntries.put("pl-1", cidrs("10.0.2.0/28", "192.168.0.0/16"));
    assertThat(egress(listRule("pl-1"))).isEqualTo(new Reachability.Allowed("egress tcp 443 pl-1"));
    plan.world.prefixListEntries.put("pl-1", cidrs("192.168.0.0/16"));
    assertThat(egress(listRule("pl-1"))).isEqualTo(MISMATCH);
  }

  @Test
  void aListOrBlocksThatCoverAServiceInPartLeaveACaveat() {
    var s3 = Peer.anyOf(cidrs("52.216.0.0/15", "3.5.0.0/20"));
    plan.world.prefixListEntries.put("pl-s3", cidrs("52.216.0.0/15", "3.5.0.0/20"));
    assertThat(egress(s3, listRule("pl-s3")))
        .isEqualTo(new Reachability.Allowed("egress tcp 443 pl-s3"));
    assertThat(egress(s3, rule("tcp", 443, "52.0.0.0/8")))
        .isEqualTo(
            new Reachability.Allowed(
                "egress tcp 443 52.0.0.0/8",
                List.of(new Caveat(Caveat.Kind.ADDRESSES_CLOSED, "3.5.0.0/20"))));
    assertThat(egress(s3, rule("tcp", 443, "52.0.0.0/8", "3.0.0.0/8")))
        .isEqualTo(new Reachability.Allowed("egress tcp 443 52.0.0.0/8; egress tcp 443 3.0.0.0/8"));
  }

  @Test
  void aServiceSomewhereOnTheInternetIsNotInTheListOfAnother() {
    var web = Peer.internet(Family.IPV4);
    plan.world.prefixLists.put(
        "pl-s3", new PrefixList("pl-s3", "com.amazonaws.eu-west-1.s3", "AWS"));
    plan.world.prefixLists.put(
        "pl-ddb", new PrefixList("pl-ddb", "com.amazonaws.eu-west-1.dynamodb", "AWS"));
    plan.world.prefixListEntries.put("pl-s3", cidrs("52.216.0.0/15"));
    plan.world.prefixListEntries.put("pl-ddb", cidrs("52.94.0.0/22"));
    plan.world.prefixListEntries.put("pl-own", cidrs("52.216.0.0/15"));
    assertThat(egress(web, listRule("pl-s3", "pl-ddb"))).isEqualTo(MISMATCH);
    assertThat(egress(web, listRule("pl-own")))
        .isEqualTo(new Reachability.Unknown(UnknownReason.PARTLY_COVERED, "sg-i"));
  }

  @Test
  void whatCannotBeSeenMattersOnlyWhereItWouldDecide() {
    var unseen = new ReadFailure("ec2:prefixListEntries", "denied");
    plan.world.forbidden = "prefixListEntries";
    assertThat(egress(listRule("pl-1")))
        .isEqualTo(new Reachability.Unknown(UnknownReason.COULD_NOT_LOOK, "pl-1", unseen));
    assertThat(egress(listRule("pl-1"), rule("tcp", 443, "0.0.0.0/0")))
        .isEqualTo(new Reachability.Allowed("egress tcp 443 0.0.0.0/0"));
    plan.world.forbidden = "networkInterfaceAt";
    assertThat(egress(groupRule("sg-e")).outcome()).isEqualTo(PathOutcome.UNKNOWN);
    plan.world.forbidden = "";
    assertThat(egress(listRule("pl-1")))
        .isEqualTo(new Reachability.Unknown(UnknownReason.NOT_VISIBLE, "pl-1"));
    assertThat(SecurityGroupFilter.egress(plan.world, List.of("sg-gone"), Peer.host(ENDPOINT), 443))
        .isEqualTo(new Reachability.Unknown(UnknownReason.NOT_VISIBLE, "sg-gone"));
  }

  @Test
  void aRuleMoreNeverShuts() {
    var random = new Random(7);
    plan.world.prefixListEntries.put("pl-1", cidrs("10.0.2.0/24", "52.0.0.0/8"));
    var pool =
        List.of(
            rule("tcp", 443, "10.0.2.0/28"),
            rule("tcp", 443, "0.0.0.0/0"),
            rule("tcp", 443, "52.0.0.0/9", "3.0.0.0/8"),
            rule("udp", 443, "0.0.0.0/0"),
            rule("-1", 1, "128.0.0.0/1"),
            groupRule("sg-e"),
            groupRule("sg-i"),
            listRule("pl-1"));
    var parties =
        List.of(
            Peer.host(ENDPOINT),
            Peer.internet(Family.IPV4),
            Peer.anyOf(cidrs("52.216.0.0/15", "3.5.0.0/20")));
    for (var round = 0; round < 1_000 * TRIES; round++) {
      var rules = new ArrayList<GroupRule>();
      for (var i = random.nextInt(4); i > 0; i--) {
        rules.add(pool.get(random.nextInt(pool.size())));
      }
      var peer = parties.get(random.nextInt(parties.size()));
      var before = egress(peer, rules.toArray(GroupRule[]::new)).outcome();
      rules.add(random.nextInt(rules.size() + 1), pool.get(random.nextInt(pool.size())));
      var after = egress(peer, rules.toArray(GroupRule[]::new)).outcome();
      assertThat(after).as("%s to %s", rules, peer).isLessThanOrEqualTo(before);
    }
  }
}
