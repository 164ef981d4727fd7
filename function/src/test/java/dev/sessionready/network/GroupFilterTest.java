package dev.sessionready.network;

import static dev.sessionready.network.Plan.ENDPOINT;
import static dev.sessionready.network.Plan.VPC;
import static dev.sessionready.network.Plan.cidrs;
import static dev.sessionready.network.Plan.groupRule;
import static dev.sessionready.network.Plan.listRule;
import static dev.sessionready.network.Plan.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.ReadFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupFilterTest {

  private static final int TRIES = Integer.getInteger("tries", 1);

  private final Plan plan = Plan.healthy();

  private Reach egress(Party to, GroupRule... rules) {
    plan.group("sg-i", List.of(), List.of(rules));
    return GroupFilter.egress(plan.world, List.of("sg-i"), to, 443);
  }

  private Reach egress(GroupRule... rules) {
    return egress(Party.host(ENDPOINT), rules);
  }

  private Reach ingress(GroupRule... rules) {
    plan.group("sg-e", List.of(rules), List.of());
    var from = Station.at(plan.vantage(), Plan.INSTANCE).party();
    return GroupFilter.ingress(plan.world, List.of("sg-e"), from, 443);
  }

  private static final Reach MISMATCH = new Reach.Shut(Reason.ENI_SG_RULES_MISMATCH, "");

  @Test
  void aRuleForTheAddressAndThePortOpens() {
    assertThat(egress(rule("tcp", 443, "10.0.2.0/24")))
        .isEqualTo(new Reach.Open("egress tcp 443 10.0.2.0/24"));
    assertThat(ingress(rule("6", 443, "10.0.1.5/32")))
        .isEqualTo(new Reach.Open("ingress tcp 443 10.0.1.5/32"));
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
    assertThat(egress(ranged(443, 500))).isInstanceOf(Reach.Open.class);
    assertThat(egress(ranged(400, 443))).isEqualTo(new Reach.Open("egress tcp 400-443 0.0.0.0/0"));
    assertThat(egress(ranged(444, 500))).isEqualTo(MISMATCH);
    assertThat(egress(ranged(400, 442))).isEqualTo(MISMATCH);
  }

  private static GroupRule ranged(int from, int to) {
    return new GroupRule("tcp", new Ports(from, to), cidrs("0.0.0.0/0"), List.of(), List.of());
  }

  @Test
  void aRuleForAllProtocolsOpensWhateverItsPorts() {
    assertThat(egress(rule("-1", 80, "0.0.0.0/0")))
        .isEqualTo(new Reach.Open("egress all 0.0.0.0/0"));
    assertThat(egress(new GroupRule("tcp", null, cidrs("0.0.0.0/0"), List.of(), List.of())))
        .isEqualTo(new Reach.Open("egress tcp 0.0.0.0/0"));
  }

  @Test
  void groupsWithoutAnyRuleInTheDirectionAreToldApart() {
    assertThat(egress()).isEqualTo(new Reach.Shut(Reason.SG_HAS_NO_RULES, ""));
    plan.group("sg-x", List.of(rule("tcp", 443, "0.0.0.0/0")), List.of());
    assertThat(GroupFilter.egress(plan.world, List.of("sg-x"), Party.host(ENDPOINT), 443))
        .isEqualTo(new Reach.Shut(Reason.SG_HAS_NO_RULES, ""));
  }

  @Test
  void theUnionOfAllGroupsCounts() {
    plan.group("sg-1", List.of(), List.of(rule("tcp", 443, "0.0.0.0/1")));
    plan.group("sg-2", List.of(), List.of(rule("tcp", 443, "128.0.0.0/1")));
    var both =
        GroupFilter.egress(plan.world, List.of("sg-1", "sg-2"), Party.internet(Family.IPV4), 443);
    assertThat(both)
        .isEqualTo(new Reach.Open("egress tcp 443 0.0.0.0/1; egress tcp 443 128.0.0.0/1"));
    assertThat(GroupFilter.egress(plan.world, List.of("sg-1"), Party.internet(Family.IPV4), 443))
        .isEqualTo(new Reach.Unverifiable(Doubt.PARTLY_COVERED, "sg-1"));
  }

  @Test
  void aNetworkInterfaceWithoutGroupsIsNotFiltered() {
    assertThat(GroupFilter.ingress(plan.world, List.of(), Party.host(Plan.INSTANCE), 443))
        .isEqualTo(new Reach.Open(""));
  }

  @Test
  void anotherGroupStandsForThoseWhoWearIt() {
    assertThat(egress(groupRule("sg-e"))).isEqualTo(new Reach.Open("egress tcp 443 sg-e"));
    assertThat(egress(groupRule("sg-i"))).isEqualTo(MISMATCH);
    assertThat(ingress(groupRule("sg-i"))).isEqualTo(new Reach.Open("ingress tcp 443 sg-i"));
    assertThat(ingress(groupRule("sg-e"))).isEqualTo(MISMATCH);
  }

  @Test
  void aGroupMayReferToItself() {
    plan.face("eni-e", "subnet-b", "sg-i", ENDPOINT);
    assertThat(egress(groupRule("sg-i"))).isEqualTo(new Reach.Open("egress tcp 443 sg-i"));
  }

  @Test
  void theInstanceIsKnownByItsVantageEvenWhereItsInterfaceIsNot() {
    var vantage = plan.vantage();
    plan.world.networkInterfaces.remove("eni-i");
    plan.group("sg-e", List.of(groupRule("sg-i")), List.of());
    var from = Station.at(vantage, Plan.INSTANCE).party();
    assertThat(GroupFilter.ingress(plan.world, List.of("sg-e"), from, 443))
        .isEqualTo(new Reach.Open("ingress tcp 443 sg-i"));
  }

  @Test
  void aReferenceStandsForNobodyOnTheInternet() {
    assertThat(egress(Party.internet(Family.IPV4), groupRule("sg-e"))).isEqualTo(MISMATCH);
    assertThat(egress(Party.host(Plan.WEB), groupRule("sg-e"))).isEqualTo(MISMATCH);
  }

  @Test
  void aReferenceIntoAPeerVpcNeedsTheConnection() {
    plan.world.vpcs.put("vpc-2", Plan.vpc("vpc-2", "10.9.0.0/16"));
    plan.subnet("subnet-p", "vpc-2", "eu-west-1a", "10.9.1.0/24");
    var peer = Ip.parse("10.9.1.4");
    plan.face("eni-p", "subnet-p", "sg-p", peer);
    var to = Party.host(peer);
    assertThat(egress(to, peerRule("sg-p", World.ACCOUNT, "pcx-1"))).isEqualTo(MISMATCH);
    peering("deleted");
    assertThat(egress(to, peerRule("sg-p", World.ACCOUNT, "pcx-1"))).isEqualTo(MISMATCH);
    peering("active");
    assertThat(egress(to, peerRule("sg-p", World.ACCOUNT, "pcx-1")))
        .isEqualTo(new Reach.Open("egress tcp 443 sg-p"));
    assertThat(egress(to, peerRule("sg-q", World.ACCOUNT, "pcx-1"))).isEqualTo(MISMATCH);
  }

  private void peering(String status) {
    var side = new PeeringConnection.Side(VPC, World.ACCOUNT, World.REGION, List.of());
    var other = new PeeringConnection.Side("vpc-2", World.ACCOUNT, World.REGION, List.of());
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
    assertThat(egress(Party.host(peer), peerRule("sg-p", World.ACCOUNT, null)))
        .isEqualTo(new Reach.Unverifiable(Doubt.SG_REFERENCING_SUPPORT, "sg-p"));
  }

  @Test
  void aReferenceToAnotherAccountsGroupIsUncertainWhereTheWearerIsNotSeen() {
    var foreign = peerRule("sg-f", "999988887777", "pcx-1");
    assertThat(egress(foreign)).isEqualTo(new Reach.Unverifiable(Doubt.UNKNOWN_PEERED_SGS, "sg-f"));
    assertThat(egress(foreign, rule("tcp", 443, "0.0.0.0/0"))).isInstanceOf(Reach.Open.class);
    // Of the instance itself the groups are known.
    assertThat(ingress(foreign)).isEqualTo(MISMATCH);
  }

  @Test
  void aPrefixListStandsForItsEntries() {
    plan.world.prefixListEntries.put("pl-1", cidrs("10.0.2.0/28", "192.168.0.0/16"));
    assertThat(egress(listRule("pl-1"))).isEqualTo(new Reach.Open("egress tcp 443 pl-1"));
    plan.world.prefixListEntries.put("pl-1", cidrs("192.168.0.0/16"));
    assertThat(egress(listRule("pl-1"))).isEqualTo(MISMATCH);
  }

  @Test
  void aListOrBlocksThatCoverAServiceInPartLeaveACaveat() {
    var s3 = Party.anyOf(cidrs("52.216.0.0/15", "3.5.0.0/20"));
    plan.world.prefixListEntries.put("pl-s3", cidrs("52.216.0.0/15", "3.5.0.0/20"));
    assertThat(egress(s3, listRule("pl-s3"))).isEqualTo(new Reach.Open("egress tcp 443 pl-s3"));
    assertThat(egress(s3, rule("tcp", 443, "52.0.0.0/8")))
        .isEqualTo(
            new Reach.Open(
                "egress tcp 443 52.0.0.0/8",
                List.of(new Caveat(Caveat.Kind.ADDRESSES_CLOSED, "3.5.0.0/20"))));
    assertThat(egress(s3, rule("tcp", 443, "52.0.0.0/8", "3.0.0.0/8")))
        .isEqualTo(new Reach.Open("egress tcp 443 52.0.0.0/8; egress tcp 443 3.0.0.0/8"));
  }

  @Test
  void aServiceSomewhereOnTheInternetIsNotInTheListOfAnother() {
    var web = Party.internet(Family.IPV4);
    plan.world.prefixLists.put(
        "pl-s3", new PrefixList("pl-s3", "com.amazonaws.eu-west-1.s3", "AWS"));
    plan.world.prefixLists.put(
        "pl-ddb", new PrefixList("pl-ddb", "com.amazonaws.eu-west-1.dynamodb", "AWS"));
    plan.world.prefixListEntries.put("pl-s3", cidrs("52.216.0.0/15"));
    plan.world.prefixListEntries.put("pl-ddb", cidrs("52.94.0.0/22"));
    plan.world.prefixListEntries.put("pl-own", cidrs("52.216.0.0/15"));
    assertThat(egress(web, listRule("pl-s3", "pl-ddb"))).isEqualTo(MISMATCH);
    assertThat(egress(web, listRule("pl-own")))
        .isEqualTo(new Reach.Unverifiable(Doubt.PARTLY_COVERED, "sg-i"));
  }

  @Test
  void whatCannotBeSeenMattersOnlyWhereItWouldDecide() {
    var unseen = new ReadFailure("ec2:prefixListEntries", "denied");
    plan.world.forbidden = "prefixListEntries";
    assertThat(egress(listRule("pl-1")))
        .isEqualTo(new Reach.Unverifiable(Doubt.COULD_NOT_LOOK, "pl-1", unseen));
    assertThat(egress(listRule("pl-1"), rule("tcp", 443, "0.0.0.0/0")))
        .isEqualTo(new Reach.Open("egress tcp 443 0.0.0.0/0"));
    plan.world.forbidden = "networkInterfaceAt";
    assertThat(egress(groupRule("sg-e")).outcome()).isEqualTo(Outcome.UNVERIFIABLE);
    plan.world.forbidden = "";
    assertThat(egress(listRule("pl-1")))
        .isEqualTo(new Reach.Unverifiable(Doubt.NOT_VISIBLE, "pl-1"));
    assertThat(GroupFilter.egress(plan.world, List.of("sg-gone"), Party.host(ENDPOINT), 443))
        .isEqualTo(new Reach.Unverifiable(Doubt.NOT_VISIBLE, "sg-gone"));
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
            Party.host(ENDPOINT),
            Party.internet(Family.IPV4),
            Party.anyOf(cidrs("52.216.0.0/15", "3.5.0.0/20")));
    for (var round = 0; round < 1_000 * TRIES; round++) {
      var rules = new ArrayList<GroupRule>();
      for (var i = random.nextInt(4); i > 0; i--) {
        rules.add(pool.get(random.nextInt(pool.size())));
      }
      var party = parties.get(random.nextInt(parties.size()));
      var before = egress(party, rules.toArray(GroupRule[]::new)).outcome();
      rules.add(random.nextInt(rules.size() + 1), pool.get(random.nextInt(pool.size())));
      var after = egress(party, rules.toArray(GroupRule[]::new)).outcome();
      assertThat(after).as("%s to %s", rules, party).isLessThanOrEqualTo(before);
    }
  }
}
