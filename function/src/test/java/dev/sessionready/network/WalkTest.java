package dev.sessionready.network;

import static dev.sessionready.network.Plan.ENDPOINT;
import static dev.sessionready.network.Plan.VPC;
import static dev.sessionready.network.Plan.blackhole;
import static dev.sessionready.network.Plan.in;
import static dev.sessionready.network.Plan.local;
import static dev.sessionready.network.Plan.out;
import static dev.sessionready.network.Plan.route;
import static dev.sessionready.network.Plan.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Within one VPC, and into what cannot be followed. */
class WalkTest {

  private static final Ports EPHEMERAL = new Ports(1_024, 65_535);

  private final Plan plan = Plan.healthy();

  @Test
  void toAnotherSubnetTheDoorsAreTheseInThisOrder() {
    var trace = plan.trace(ENDPOINT);
    assertThat(Told.doors(trace))
        .containsExactly(
            "→ SECURITY_GROUP_EGRESS [sg-i] open egress tcp 443 0.0.0.0/0",
            "→ ROUTE [rtb-private, subnet-a] open 10.0.0.0/16 local",
            "→ NETWORK_ACL_OUT [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0",
            "→ NETWORK_ACL_IN [acl-1, subnet-b] open rule 100 allow all 0.0.0.0/0",
            "→ SECURITY_GROUP_INGRESS [sg-e] open ingress tcp 443 10.0.0.0/16",
            "← ROUTE [rtb-private, subnet-b] open 10.0.0.0/16 local",
            "← NETWORK_ACL_OUT [acl-1, subnet-b] open rule 100 allow all 0.0.0.0/0",
            "← NETWORK_ACL_IN [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0");
    assertThat(trace.outcome()).isEqualTo(Outcome.OPEN);
    assertThat(trace.stop()).isEmpty();
    assertThat(trace.caveats()).isEmpty();
    assertThat(trace.end()).isEqualTo(Trace.End.NETWORK_INTERFACE);
    assertThat(trace.destination()).isEqualTo(Plan.cidrs("10.0.2.9/32"));
  }

  @Test
  void withinOneSubnetOnlySecurityGroupsStandBetween() {
    var near = Ip.parse("10.0.1.77");
    plan.face("eni-near", "subnet-a", "sg-e", near);
    plan.ownAcl("subnet-a");
    plan.table("rtb-private", VPC);
    assertThat(Told.doors(plan.trace(near)))
        .containsExactly(
            "→ SECURITY_GROUP_EGRESS [sg-i] open egress tcp 443 0.0.0.0/0",
            "→ SECURITY_GROUP_INGRESS [sg-e] open ingress tcp 443 10.0.0.0/16");
  }

  @Test
  void everyShutDoorIsToldAndTheFirstStops() {
    plan.group("sg-i", List.of(), List.of(rule("tcp", 80, "0.0.0.0/0")));
    plan.group("sg-e", List.of(rule("tcp", 443, "10.0.9.0/24")), List.of());
    plan.ownAcl(
        "subnet-a", in(1, true, EPHEMERAL, "10.0.3.0/24"), out(1, true, null, "10.0.2.0/24"));
    plan.ownAcl(
        "subnet-b", in(1, false, null, "10.0.1.5/32"), out(1, true, Ports.of(443), "0.0.0.0/0"));
    var trace = plan.trace(ENDPOINT);
    assertThat(Told.shut(trace))
        .containsExactly(
            "→ SECURITY_GROUP_EGRESS [sg-i] ENI_SG_RULES_MISMATCH ",
            "→ NETWORK_ACL_IN [acl-subnet-b, subnet-b] SUBNET_ACL_RESTRICTION"
                + " rule 1 deny tcp 10.0.1.5/32",
            "→ SECURITY_GROUP_INGRESS [sg-e] ENI_SG_RULES_MISMATCH ",
            "← NETWORK_ACL_OUT [acl-subnet-b, subnet-b] SUBNET_ACL_RESTRICTION rule * deny",
            "← NETWORK_ACL_IN [acl-subnet-a, subnet-a] SUBNET_ACL_RESTRICTION rule * deny");
    assertThat(trace.outcome()).isEqualTo(Outcome.SHUT);
    assertThat(trace.stop()).hasValue(trace.doors().getFirst());
  }

  @Test
  void repliesComeFromTheFarAddressToEphemeralPorts() {
    plan.ownAcl(
        "subnet-a",
        out(1, true, Ports.of(443), "10.0.2.9/32"),
        in(1, true, EPHEMERAL, "10.0.2.9/32"));
    plan.ownAcl(
        "subnet-b",
        in(1, true, Ports.of(443), "10.0.1.5/32"),
        out(1, true, EPHEMERAL, "10.0.1.5/32"));
    assertThat(plan.trace(ENDPOINT).outcome()).isEqualTo(Outcome.OPEN);
    plan.ownAcl(
        "subnet-a",
        out(1, true, Ports.of(443), "10.0.2.9/32"),
        in(1, true, new Ports(32_768, 65_535), "10.0.2.9/32"));
    var narrow = plan.trace(ENDPOINT);
    assertThat(narrow.outcome()).isEqualTo(Outcome.OPEN);
    assertThat(narrow.caveats())
        .containsExactly(new Caveat(Caveat.Kind.EPHEMERAL_PORTS_CLOSED, "1024-32767"));
  }

  @Test
  void aReplyMayBeSentThroughAnAppliance() {
    plan.table("rtb-b", VPC, List.of("subnet-b"), local(), route("10.0.1.0/24", "eni-fw"));
    assertThat(Told.doubts(plan.trace(ENDPOINT)))
        .containsExactly("← ROUTE [rtb-b, subnet-b] BEYOND_APPLIANCE eni-fw");
  }

  @Test
  void anAddressThatNothingIsKnownToWearIsUncertain() {
    assertThat(Told.doubts(plan.trace(Ip.parse("10.0.2.200"))))
        .containsExactly("→ NETWORK_INTERFACE [10.0.2.200] NOT_VISIBLE 10.0.2.200");
  }

  @Test
  void aMissingRouteEndsTheWayButTheBorderIsJudged() {
    plan.table("rtb-private", VPC, local());
    plan.ownAcl("subnet-a", in(1, true, EPHEMERAL, "0.0.0.0/0"));
    var trace = plan.trace(Plan.WEB);
    assertThat(Told.doors(trace))
        .containsExactly(
            "→ SECURITY_GROUP_EGRESS [sg-i] open egress tcp 443 0.0.0.0/0",
            "→ ROUTE [rtb-private, subnet-a] NO_ROUTE_TO_DESTINATION ",
            "→ NETWORK_ACL_OUT [acl-subnet-a, subnet-a] SUBNET_ACL_RESTRICTION rule * deny",
            "← NETWORK_ACL_IN [acl-subnet-a, subnet-a] open rule 1 allow tcp 1024-65535 0.0.0.0/0");
    assertThat(trace.end()).isEqualTo(Trace.End.UNKNOWN);
  }

  @Test
  void aBlackholeShutsTheRoute() {
    plan.table("rtb-private", VPC, local(), blackhole("0.0.0.0/0", "nat-gone"));
    assertThat(Told.shut(plan.trace(Plan.WEB)))
        .containsExactly("→ ROUTE [rtb-private, subnet-a] BAD_STATE_ROUTE 0.0.0.0/0 nat-gone");
  }

  @Test
  void theTableThatNamesTheSubnetIsTakenBeforeTheMainOne() {
    plan.table("rtb-own", VPC, List.of("subnet-a"), local());
    assertThat(Told.shut(plan.trace(Plan.WEB)))
        .containsExactly("→ ROUTE [rtb-own, subnet-a] NO_ROUTE_TO_DESTINATION ");
  }

  @ParameterizedTest
  @CsvSource({
    "vgw-1, BEYOND_VIRTUAL_PRIVATE_GATEWAY",
    "lgw-1, BEYOND_LOCAL_GATEWAY",
    "cagw-1, BEYOND_CARRIER_GATEWAY",
    "i-fw, BEYOND_APPLIANCE",
    "eni-fw, BEYOND_APPLIANCE",
    "arn:aws:networkmanager::1:core-network/c, BEYOND_CORE_NETWORK",
    "odb-1, BEYOND_UNKNOWN_TARGET"
  })
  void behindOtherTargetsNobodyCanTell(String targetId, Doubt doubt) {
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", targetId));
    var trace = plan.trace(Plan.WEB);
    assertThat(trace.outcome()).isEqualTo(Outcome.UNVERIFIABLE);
    assertThat(trace.doors())
        .contains(
            new Door(
                Door.Kind.ROUTE,
                Door.Direction.FORWARD,
                List.of(targetId),
                new Reach.Unverifiable(doubt, targetId)));
  }

  @Test
  void whatIsKnownToBeShutIsToldBeforeAnUncertainTarget() {
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "vgw-1"));
    plan.ownAcl("subnet-a", out(1, true, null, "0.0.0.0/0"));
    assertThat(plan.trace(Plan.WEB).outcome()).isEqualTo(Outcome.SHUT);
  }

  @Test
  void anInterfaceThatDropsWhatIsNotItsOwnForwardsNothing() {
    plan.face("eni-fw", "subnet-b", "sg-e", Ip.parse("10.0.2.50"));
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "eni-fw"));
    assertThat(Told.shut(plan.trace(Plan.WEB)))
        .containsExactly("→ ROUTE [eni-fw] ENI_SOURCE_DEST_CHECK_RESTRICTION eni-fw");
  }

  @Test
  void aFirewallOrAnEndpointThatIsNotShownIsUncertain() {
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "vpce-fw"));
    assertThat(Told.doubts(plan.trace(Plan.WEB)))
        .containsExactly("→ ENDPOINT [vpce-fw] NOT_VISIBLE vpce-fw");
    plan.put(
        new OtherEndpoint("vpce-fw", VPC, World.ACCOUNT, "fw", "available", "GatewayLoadBalancer"));
    assertThat(Told.doubts(plan.trace(Plan.WEB)))
        .containsExactly("→ ENDPOINT [vpce-fw] BEYOND_ENDPOINT vpce-fw");
  }

  @Test
  void anInterfaceWithoutAnAddressOfTheFamilyCannotStart() {
    var trace = plan.trace(Ip.parse("2600::1"));
    assertThat(Told.doors(trace))
        .containsExactly("→ NETWORK_INTERFACE [subnet-a] ENI_ADDRESS_RESTRICTION IPV6");
  }

  @Test
  void theVantageOfAnInterfaceHoldsAllThatBearsOnTheWay() {
    plan.face("eni-i", "subnet-a", "sg-i", Plan.INSTANCE, Plan.INSTANCE6);
    var vantage = plan.vantage();
    assertThat(vantage)
        .isEqualTo(
            new Vantage(
                VPC,
                "subnet-a",
                List.of("sg-i"),
                List.of(Plan.INSTANCE, Plan.INSTANCE6),
                false,
                SourcePorts.LINUX));
    assertThat(vantage.source(Family.IPV6)).hasValue(Plan.INSTANCE6);
    var mapped =
        new NetworkInterface(
            "eni-m",
            VPC,
            "subnet-a",
            List.of("sg-2", "sg-1"),
            List.of(Plan.INSTANCE),
            List.of(),
            Plan.WEB,
            true,
            "interface",
            World.ACCOUNT);
    assertThat(Vantage.of(mapped, SourcePorts.LINUX).publicAddress()).isTrue();
    assertThat(Vantage.of(mapped, SourcePorts.LINUX).groupIds()).containsExactly("sg-1", "sg-2");
  }

  @Test
  void onlyPortsAreAcceptedAsPort() {
    assertThatThrownBy(() -> new Walk(plan.world, plan.vantage(), 65_536))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"subnet, subnet-a", "routeTable, subnet-a"})
  void aHiddenNextHopLeavesTheBorderJudged(String lookup, String id) {
    plan.world.forbidden = lookup;
    assertThat(Told.doors(plan.trace(ENDPOINT)))
        .containsExactly(
            "→ SECURITY_GROUP_EGRESS [sg-i] open egress tcp 443 0.0.0.0/0",
            "→ ROUTE [" + id + "] COULD_NOT_LOOK subnet-a ec2:" + lookup + " denied",
            "→ NETWORK_ACL_OUT [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0",
            "← NETWORK_ACL_IN [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0");
  }
}
