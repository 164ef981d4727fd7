package dev.sessionready.network.trace;

import static dev.sessionready.network.trace.TopologyPlan.ENDPOINT;
import static dev.sessionready.network.trace.TopologyPlan.VPC;
import static dev.sessionready.network.trace.TopologyPlan.blackhole;
import static dev.sessionready.network.trace.TopologyPlan.in;
import static dev.sessionready.network.trace.TopologyPlan.local;
import static dev.sessionready.network.trace.TopologyPlan.out;
import static dev.sessionready.network.trace.TopologyPlan.route;
import static dev.sessionready.network.trace.TopologyPlan.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.address.Ports;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.network.model.OtherEndpoint;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.UnknownReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Within one VPC, and into what cannot be followed. */
class PacketTracerTest {

  private static final Ports EPHEMERAL = new Ports(1_024, 65_535);

  private final TopologyPlan plan = TopologyPlan.healthy();

  @Test
  void toAnotherSubnetTheComponentsAreTheseInThisOrder() {
    var packetPath = plan.packetPath(ENDPOINT);
    assertThat(ExpectedPath.components(packetPath))
        .containsExactly(
            "→ SECURITY_GROUP_EGRESS [sg-i] open egress tcp 443 0.0.0.0/0",
            "→ ROUTE [rtb-private, subnet-a] open 10.0.0.0/16 local",
            "→ NETWORK_ACL_OUT [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0",
            "→ NETWORK_ACL_IN [acl-1, subnet-b] open rule 100 allow all 0.0.0.0/0",
            "→ SECURITY_GROUP_INGRESS [sg-e] open ingress tcp 443 10.0.0.0/16",
            "← ROUTE [rtb-private, subnet-b] open 10.0.0.0/16 local",
            "← NETWORK_ACL_OUT [acl-1, subnet-b] open rule 100 allow all 0.0.0.0/0",
            "← NETWORK_ACL_IN [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0");
    assertThat(packetPath.outcome()).isEqualTo(PathOutcome.ALLOWED);
    assertThat(packetPath.stop()).isEmpty();
    assertThat(packetPath.caveats()).isEmpty();
    assertThat(packetPath.end()).isEqualTo(PacketPath.End.NETWORK_INTERFACE);
    assertThat(packetPath.destination()).isEqualTo(TopologyPlan.cidrs("10.0.2.9/32"));
  }

  @Test
  void withinOneSubnetOnlySecurityGroupsStandBetween() {
    var near = Ip.parse("10.0.1.77");
    plan.face("eni-near", "subnet-a", "sg-e", near);
    plan.ownAcl("subnet-a");
    plan.table("rtb-private", VPC);
    assertThat(ExpectedPath.components(plan.packetPath(near)))
        .containsExactly(
            "→ SECURITY_GROUP_EGRESS [sg-i] open egress tcp 443 0.0.0.0/0",
            "→ SECURITY_GROUP_INGRESS [sg-e] open ingress tcp 443 10.0.0.0/16");
  }

  @Test
  void everyBlockedComponentIsPublishedAndTheFirstStops() {
    plan.group("sg-i", List.of(), List.of(rule("tcp", 80, "0.0.0.0/0")));
    plan.group("sg-e", List.of(rule("tcp", 443, "10.0.9.0/24")), List.of());
    plan.ownAcl(
        "subnet-a", in(1, true, EPHEMERAL, "10.0.3.0/24"), out(1, true, null, "10.0.2.0/24"));
    plan.ownAcl(
        "subnet-b", in(1, false, null, "10.0.1.5/32"), out(1, true, Ports.of(443), "0.0.0.0/0"));
    var packetPath = plan.packetPath(ENDPOINT);
    assertThat(ExpectedPath.blocked(packetPath))
        .containsExactly(
            "→ SECURITY_GROUP_EGRESS [sg-i] ENI_SG_RULES_MISMATCH ",
            "→ NETWORK_ACL_IN [acl-subnet-b, subnet-b] SUBNET_ACL_RESTRICTION"
                + " rule 1 deny tcp 10.0.1.5/32",
            "→ SECURITY_GROUP_INGRESS [sg-e] ENI_SG_RULES_MISMATCH ",
            "← NETWORK_ACL_OUT [acl-subnet-b, subnet-b] SUBNET_ACL_RESTRICTION rule * deny",
            "← NETWORK_ACL_IN [acl-subnet-a, subnet-a] SUBNET_ACL_RESTRICTION rule * deny");
    assertThat(packetPath.outcome()).isEqualTo(PathOutcome.BLOCKED);
    assertThat(packetPath.stop()).hasValue(packetPath.components().getFirst());
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
    assertThat(plan.packetPath(ENDPOINT).outcome()).isEqualTo(PathOutcome.ALLOWED);
    plan.ownAcl(
        "subnet-a",
        out(1, true, Ports.of(443), "10.0.2.9/32"),
        in(1, true, new Ports(32_768, 65_535), "10.0.2.9/32"));
    var narrow = plan.packetPath(ENDPOINT);
    assertThat(narrow.outcome()).isEqualTo(PathOutcome.ALLOWED);
    assertThat(narrow.caveats())
        .containsExactly(new Caveat(Caveat.Kind.EPHEMERAL_PORTS_CLOSED, "1024-32767"));
  }

  @Test
  void aReplyMayBeSentThroughAnAppliance() {
    plan.table("rtb-b", VPC, List.of("subnet-b"), local(), route("10.0.1.0/24", "eni-fw"));
    assertThat(ExpectedPath.doubts(plan.packetPath(ENDPOINT)))
        .containsExactly("← ROUTE [rtb-b, subnet-b] BEYOND_APPLIANCE eni-fw");
  }

  @Test
  void anAddressThatNoInterfaceIsKnownToHaveIsUncertain() {
    assertThat(ExpectedPath.doubts(plan.packetPath(Ip.parse("10.0.2.200"))))
        .containsExactly("→ NETWORK_INTERFACE [10.0.2.200] NOT_VISIBLE 10.0.2.200");
  }

  @Test
  void aMissingRouteEndsThePathButTheBorderIsJudged() {
    plan.table("rtb-private", VPC, local());
    plan.ownAcl("subnet-a", in(1, true, EPHEMERAL, "0.0.0.0/0"));
    var packetPath = plan.packetPath(TopologyPlan.WEB);
    assertThat(ExpectedPath.components(packetPath))
        .containsExactly(
            "→ SECURITY_GROUP_EGRESS [sg-i] open egress tcp 443 0.0.0.0/0",
            "→ ROUTE [rtb-private, subnet-a] NO_ROUTE_TO_DESTINATION ",
            "→ NETWORK_ACL_OUT [acl-subnet-a, subnet-a] SUBNET_ACL_RESTRICTION rule * deny",
            "← NETWORK_ACL_IN [acl-subnet-a, subnet-a] open rule 1 allow tcp 1024-65535 0.0.0.0/0");
    assertThat(packetPath.end()).isEqualTo(PacketPath.End.UNKNOWN);
  }

  @Test
  void aBlackholeShutsTheRoute() {
    plan.table("rtb-private", VPC, local(), blackhole("0.0.0.0/0", "nat-gone"));
    assertThat(ExpectedPath.blocked(plan.packetPath(TopologyPlan.WEB)))
        .containsExactly("→ ROUTE [rtb-private, subnet-a] BAD_STATE_ROUTE 0.0.0.0/0 nat-gone");
  }

  @Test
  void theTableThatNamesTheSubnetIsTakenBeforeTheMainOne() {
    plan.table("rtb-own", VPC, List.of("subnet-a"), local());
    assertThat(ExpectedPath.blocked(plan.packetPath(TopologyPlan.WEB)))
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
  void behindOtherTargetsNoneCanPublish(String targetId, UnknownReason doubt) {
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", targetId));
    var packetPath = plan.packetPath(TopologyPlan.WEB);
    assertThat(packetPath.outcome()).isEqualTo(PathOutcome.UNKNOWN);
    assertThat(packetPath.components())
        .contains(
            new PathComponent(
                PathComponent.Kind.ROUTE,
                PathComponent.Direction.FORWARD,
                List.of(targetId),
                new Reachability.Unknown(doubt, targetId)));
  }

  @Test
  void whatIsKnownToBeBlockedIsPublishedBeforeAnUncertainTarget() {
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "vgw-1"));
    plan.ownAcl("subnet-a", out(1, true, null, "0.0.0.0/0"));
    assertThat(plan.packetPath(TopologyPlan.WEB).outcome()).isEqualTo(PathOutcome.BLOCKED);
  }

  @Test
  void anInterfaceThatDropsWhatIsNotItsOwnForwardsNothing() {
    plan.face("eni-fw", "subnet-b", "sg-e", Ip.parse("10.0.2.50"));
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "eni-fw"));
    assertThat(ExpectedPath.blocked(plan.packetPath(TopologyPlan.WEB)))
        .containsExactly("→ ROUTE [eni-fw] ENI_SOURCE_DEST_CHECK_RESTRICTION eni-fw");
  }

  @Test
  void aFirewallOrAnEndpointThatIsNotShownIsUncertain() {
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "vpce-fw"));
    assertThat(ExpectedPath.doubts(plan.packetPath(TopologyPlan.WEB)))
        .containsExactly("→ ENDPOINT [vpce-fw] NOT_VISIBLE vpce-fw");
    plan.put(
        new OtherEndpoint(
            "vpce-fw", VPC, TopologyWorld.ACCOUNT, "fw", "available", "GatewayLoadBalancer"));
    assertThat(ExpectedPath.doubts(plan.packetPath(TopologyPlan.WEB)))
        .containsExactly("→ ENDPOINT [vpce-fw] BEYOND_ENDPOINT vpce-fw");
  }

  @Test
  void anInterfaceWithoutAnAddressOfTheFamilyCannotStart() {
    var packetPath = plan.packetPath(Ip.parse("2600::1"));
    assertThat(ExpectedPath.components(packetPath))
        .containsExactly("→ NETWORK_INTERFACE [subnet-a] ENI_ADDRESS_RESTRICTION IPV6");
  }

  @Test
  void theStartOfAnInterfaceHoldsAllThatBearsOnThePath() {
    plan.face("eni-i", "subnet-a", "sg-i", TopologyPlan.INSTANCE, TopologyPlan.INSTANCE6);
    var start = plan.start();
    assertThat(start)
        .isEqualTo(
            new PacketSource(
                VPC,
                "subnet-a",
                List.of("sg-i"),
                List.of(TopologyPlan.INSTANCE, TopologyPlan.INSTANCE6),
                false,
                SourcePorts.LINUX));
    assertThat(start.source(Family.IPV6)).hasValue(TopologyPlan.INSTANCE6);
    var mapped =
        new NetworkInterface(
            "eni-m",
            VPC,
            "subnet-a",
            List.of("sg-2", "sg-1"),
            List.of(TopologyPlan.INSTANCE),
            List.of(),
            TopologyPlan.WEB,
            true,
            "interface",
            TopologyWorld.ACCOUNT);
    assertThat(PacketSource.of(mapped, SourcePorts.LINUX).publicAddress()).isTrue();
    assertThat(PacketSource.of(mapped, SourcePorts.LINUX).groupIds())
        .containsExactly("sg-1", "sg-2");
  }

  @Test
  void onlyPortsAreAcceptedAsPort() {
    assertThatThrownBy(() -> new PacketTracer(plan.world, plan.start(), 65_536))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"subnet, subnet-a", "routeTable, subnet-a"})
  void aHiddenNextHopLeavesTheBorderJudged(String lookup, String id) {
    plan.world.forbidden = lookup;
    assertThat(ExpectedPath.components(plan.packetPath(ENDPOINT)))
        .containsExactly(
            "→ SECURITY_GROUP_EGRESS [sg-i] open egress tcp 443 0.0.0.0/0",
            "→ ROUTE [" + id + "] COULD_NOT_LOOK subnet-a ec2:" + lookup + " denied",
            "→ NETWORK_ACL_OUT [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0",
            "← NETWORK_ACL_IN [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0");
  }
}
