package dev.sessionready.network.trace;

import static dev.sessionready.network.trace.TopologyPlan.VPC;
import static dev.sessionready.network.trace.TopologyPlan.allowAll;
import static dev.sessionready.network.trace.TopologyPlan.cidrs;
import static dev.sessionready.network.trace.TopologyPlan.local;
import static dev.sessionready.network.trace.TopologyPlan.route;
import static dev.sessionready.network.trace.TopologyPlan.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.address.Ports;
import dev.sessionready.network.model.PeeringConnection;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.TransitGatewayAttachment;
import dev.sessionready.network.model.TransitGatewayRouteTable;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.UnknownReason;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over peering connections and transit gateways into a VPC with an endpoint for all. */
class OtherVpcTest {

  private static final Ip HUB = Ip.parse("10.9.1.4");

  private final TopologyPlan plan = TopologyPlan.withoutEndpoint();

  @BeforeEach
  void drawTheHub() {
    plan.world.vpcs.put("vpc-2", TopologyPlan.vpc("vpc-2", "10.9.0.0/16"));
    plan.subnet("subnet-h", "vpc-2", "eu-west-1a", "10.9.1.0/24");
    plan.acl("acl-h", List.of("subnet-h"), allowAll(true), allowAll(false));
    plan.group("sg-h", List.of(rule("tcp", 443, "10.0.0.0/16")), List.of());
    plan.face("eni-h", "subnet-h", "sg-h", HUB);
  }

  private static Route hubLocal() {
    return new Route(
        new Route.ToCidr(Cidr.parse("10.9.0.0/16")),
        Route.Target.of("local"),
        Route.State.ACTIVE,
        Route.Origin.LOCAL);
  }

  private void routes(String link) {
    plan.table("rtb-private", VPC, local(), route("10.9.0.0/16", link));
    plan.table("rtb-h", "vpc-2", hubLocal(), route("10.0.0.0/16", link));
  }

  private static PeeringConnection.Side side(String vpcId, String cidr) {
    return new PeeringConnection.Side(
        vpcId, TopologyWorld.ACCOUNT, TopologyWorld.REGION, cidrs(cidr));
  }

  private void peer(String status, PeeringConnection.Side other) {
    plan.world.peerings.put(
        "pcx-1", new PeeringConnection("pcx-1", status, other, side(VPC, "10.0.0.0/16")));
    routes("pcx-1");
  }

  @Test
  void overAPeeringConnectionTheComponentsAreTheseInThisOrder() {
    peer("active", side("vpc-2", "10.9.0.0/16"));
    var packetPath = plan.packetPath(HUB);
    assertThat(ExpectedPath.components(packetPath))
        .containsExactly(
            "→ SECURITY_GROUP_EGRESS [sg-i] open egress tcp 443 0.0.0.0/0",
            "→ ROUTE [rtb-private, subnet-a] open 10.9.0.0/16 pcx-1",
            "→ NETWORK_ACL_OUT [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0",
            "→ PEERING [pcx-1] open vpc-2",
            "→ NETWORK_ACL_IN [acl-h, subnet-h] open rule 100 allow all 0.0.0.0/0",
            "→ SECURITY_GROUP_INGRESS [sg-h] open ingress tcp 443 10.0.0.0/16",
            "← ROUTE [rtb-h, subnet-h] open 10.0.0.0/16 pcx-1",
            "← NETWORK_ACL_OUT [acl-h, subnet-h] open rule 100 allow all 0.0.0.0/0",
            "← NETWORK_ACL_IN [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0");
    assertThat(packetPath.end()).isEqualTo(PacketPath.End.NETWORK_INTERFACE);
  }

  @Test
  void theConnectionMustBeActive() {
    peer("deleted", side("vpc-2", "10.9.0.0/16"));
    assertThat(ExpectedPath.blocked(plan.packetPath(HUB)))
        .containsExactly("→ PEERING [pcx-1] BAD_STATE deleted");
    plan.world.peerings.clear();
    assertThat(ExpectedPath.blocked(plan.packetPath(HUB)))
        .containsExactly("→ PEERING [pcx-1] UNKNOWN_RESOURCE pcx-1");
  }

  @Test
  void theConnectionCarriesOnlyToTheOtherVpc() {
    peer("active", side("vpc-2", "10.9.0.0/16"));
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "pcx-1"));
    assertThat(ExpectedPath.blocked(plan.packetPath(TopologyPlan.WEB)))
        .contains("→ PEERING [pcx-1] PCX_REQUIRES_ADDRESS_IN_VPC_CIDR 10.9.0.0/16");
  }

  @Test
  void aVpcOfAnotherAccountOrRegionIsNotSeen() {
    var doubt = "→ PEERING [pcx-1] BEYOND_PEERING pcx-1";
    peer(
        "active",
        new PeeringConnection.Side(
            "vpc-2", "999988887777", TopologyWorld.REGION, cidrs("10.9.0.0/16")));
    assertThat(ExpectedPath.doubts(plan.packetPath(HUB))).containsExactly(doubt);
    peer(
        "active",
        new PeeringConnection.Side("vpc-2", TopologyWorld.ACCOUNT, "eu-north-1", List.of()));
    assertThat(ExpectedPath.doubts(plan.packetPath(HUB))).containsExactly(doubt);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/16, igw-1, CANNOT_ROUTE",
    "10.0.0.0/16, eigw-1, CANNOT_ROUTE",
    "10.0.0.0/16, nat-1, CANNOT_ROUTE",
    "10.8.0.0/16, pcx-1, NO_ROUTE_TO_DESTINATION"
  })
  void theReplyNeedsARouteBack(String cidr, String target, ExplanationCode reason) {
    peer("active", side("vpc-2", "10.9.0.0/16"));
    plan.table("rtb-h", "vpc-2", hubLocal(), route(cidr, target));
    assertThat(ExpectedPath.blocked(plan.packetPath(HUB)))
        .singleElement()
        .asString()
        .startsWith("← ROUTE [rtb-h, subnet-h] " + reason);
  }

  @Test
  void aReplyOverAnotherLinkIsUncertainAndOverADeadOneLost() {
    peer("active", side("vpc-2", "10.9.0.0/16"));
    plan.table("rtb-h", "vpc-2", hubLocal(), route("10.0.0.0/16", "tgw-1"));
    assertThat(ExpectedPath.doubts(plan.packetPath(HUB)))
        .containsExactly("← ROUTE [rtb-h, subnet-h] BEYOND_TRANSIT_GATEWAY tgw-1");
    plan.table("rtb-h", "vpc-2", hubLocal(), route("10.0.0.0/16", "pcx-2"));
    assertThat(ExpectedPath.doubts(plan.packetPath(HUB)))
        .containsExactly("← ROUTE [rtb-h, subnet-h] BEYOND_PEERING pcx-2");
    plan.table("rtb-h", "vpc-2", hubLocal(), TopologyPlan.blackhole("10.0.0.0/16", "pcx-1"));
    assertThat(ExpectedPath.blocked(plan.packetPath(HUB)))
        .containsExactly("← ROUTE [rtb-h, subnet-h] BAD_STATE_ROUTE 10.0.0.0/16 pcx-1");
  }

  private void attach(String id, String vpcId, String state, String... subnetIds) {
    plan.world.attachments.removeIf(a -> a.id().equals(id));
    plan.world.attachments.add(
        new TransitGatewayAttachment(id, "tgw-1", vpcId, state, List.of(subnetIds)));
  }

  private static TransitGatewayRouteTable.Entry entry(
      String cidr, Route.State state, Route.Origin origin, String... attachmentIds) {
    return new TransitGatewayRouteTable.Entry(
        Cidr.parse(cidr), List.of(attachmentIds), state, origin);
  }

  private static TransitGatewayRouteTable.Entry learned(String cidr, String attachmentId) {
    return entry(cidr, Route.State.ACTIVE, Route.Origin.PROPAGATED, attachmentId);
  }

  private void tables(TransitGatewayRouteTable.Entry... entries) {
    var table = new TransitGatewayRouteTable("tgw-rtb-1", List.of(entries));
    plan.world.transitGatewayRoutes.put("att-1", table);
    plan.world.transitGatewayRoutes.put("att-2", table);
  }

  private void transit() {
    routes("tgw-1");
    attach("att-1", VPC, "available", "subnet-a");
    attach("att-2", "vpc-2", "available", "subnet-h");
    tables(learned("10.0.0.0/16", "att-1"), learned("10.9.0.0/16", "att-2"));
  }

  @Test
  void overATransitGatewayTheComponentsAreTheseInThisOrder() {
    transit();
    assertThat(ExpectedPath.components(plan.packetPath(HUB)))
        .containsExactly(
            "→ SECURITY_GROUP_EGRESS [sg-i] open egress tcp 443 0.0.0.0/0",
            "→ ROUTE [rtb-private, subnet-a] open 10.9.0.0/16 tgw-1",
            "→ NETWORK_ACL_OUT [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0",
            "→ TRANSIT_GATEWAY [tgw-1] open 10.9.0.0/16 att-2",
            "→ NETWORK_ACL_IN [acl-h, subnet-h] open rule 100 allow all 0.0.0.0/0",
            "→ SECURITY_GROUP_INGRESS [sg-h] open ingress tcp 443 10.0.0.0/16",
            "← ROUTE [rtb-h, subnet-h] open 10.0.0.0/16 tgw-1",
            "← NETWORK_ACL_OUT [acl-h, subnet-h] open rule 100 allow all 0.0.0.0/0",
            "← TRANSIT_GATEWAY [tgw-1] open 10.0.0.0/16 att-1",
            "← NETWORK_ACL_IN [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0");
  }

  @Test
  void theSubnetsOfTheAttachmentsHaveAclsOfTheirOwn() {
    transit();
    plan.subnet("subnet-t", VPC, "eu-west-1a", "10.0.7.0/24");
    plan.subnet("subnet-u", "vpc-2", "eu-west-1a", "10.9.7.0/24");
    plan.acl("acl-t", List.of("subnet-t", "subnet-u"));
    attach("att-1", VPC, "available", "subnet-t");
    attach("att-2", "vpc-2", "available", "subnet-u");
    assertThat(ExpectedPath.blocked(plan.packetPath(HUB)))
        .containsExactly(
            "→ NETWORK_ACL_IN [acl-t, subnet-t] SUBNET_ACL_RESTRICTION rule * deny",
            "→ NETWORK_ACL_OUT [acl-t, subnet-u] SUBNET_ACL_RESTRICTION rule * deny",
            "← NETWORK_ACL_IN [acl-t, subnet-u] SUBNET_ACL_RESTRICTION rule * deny",
            "← NETWORK_ACL_OUT [acl-t, subnet-t] SUBNET_ACL_RESTRICTION rule * deny");
    plan.acl(
        "acl-t",
        List.of("subnet-t", "subnet-u"),
        TopologyPlan.in(1, true, Ports.of(443), "10.0.1.5/32"),
        TopologyPlan.out(1, true, Ports.of(443), "10.9.1.4/32"),
        TopologyPlan.in(2, true, new Ports(1_024, 65_535), "10.9.1.4/32"),
        TopologyPlan.out(2, true, new Ports(1_024, 65_535), "10.0.1.5/32"));
    assertThat(plan.packetPath(HUB).outcome()).isEqualTo(PathOutcome.ALLOWED);
  }

  @Test
  void theAttachmentNeedsASubnetInTheZone() {
    transit();
    attach("att-1", VPC, "available", "subnet-b");
    assertThat(ExpectedPath.blocked(plan.packetPath(HUB)))
        .containsExactly(
            "→ TRANSIT_GATEWAY [tgw-1] TGW_ATTACH_VPC_AZ_RESTRICTION att-1 eu-west-1a");
  }

  @Test
  void aVpcThatIsNotInTheGatewayReachesNothingBehindItWhereverThatIs() {
    transit();
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "tgw-1"));
    attach("att-1", VPC, "available", "subnet-a");
    assertThat(anywhere()).isEqualTo(List.of(PathOutcome.UNKNOWN));
    attach("att-1", VPC, "available", "subnet-b");
    assertThat(anywhere()).isEqualTo(List.of(PathOutcome.BLOCKED));
    plan.world.attachments.clear();
    assertThat(anywhere()).isEqualTo(List.of(PathOutcome.BLOCKED));
    plan.world.vpcs.remove(VPC);
    assertThat(anywhere()).isEqualTo(List.of(PathOutcome.UNKNOWN));
  }

  private List<PathOutcome> anywhere() {
    return new PacketTracer(plan.world, plan.start(), 443)
        .to(Peer.internet(Family.IPV4)).stream()
            .filter(packetPath -> !packetPath.components().isEmpty())
            .map(PacketPath::outcome)
            .distinct()
            .toList();
  }

  @Test
  void anAttachmentThatIsGoneDoesNotHideTheOneThatTookItsPlace() {
    transit();
    attach("att-0", VPC, "deleted", "subnet-b");
    assertThat(plan.packetPath(HUB).outcome()).isEqualTo(PathOutcome.ALLOWED);
    attach("att-3", VPC, "available", "subnet-a");
    assertThat(ExpectedPath.doubts(plan.packetPath(HUB)))
        .containsExactly("→ TRANSIT_GATEWAY [tgw-1] AMBIGUOUS att-1 att-3");
  }

  @Test
  void aLocalZoneMayUseTheAttachmentOfItsParentZone() {
    transit();
    plan.subnet("subnet-a", VPC, "eu-west-1-lon-1a", "10.0.1.0/24");
    attach("att-1", VPC, "available", "subnet-b");
    assertThat(ExpectedPath.doubts(plan.packetPath(HUB)))
        .containsExactly("→ TRANSIT_GATEWAY [tgw-1] BEYOND_TRANSIT_GATEWAY tgw-1");
    assertThat(ExpectedPath.blocked(plan.packetPath(HUB))).isEmpty();
  }

  @Test
  void aSubnetOfTheAttachmentThatIsNotShownMayBeInTheZone() {
    transit();
    attach("att-1", VPC, "available", "subnet-x");
    assertThat(ExpectedPath.doubts(plan.packetPath(HUB)))
        .containsExactly("→ TRANSIT_GATEWAY [tgw-1] NOT_VISIBLE subnet-x");
  }

  @Test
  void theAttachmentMustBeAvailable() {
    transit();
    attach("att-1", VPC, "failed", "subnet-a");
    assertThat(ExpectedPath.blocked(plan.packetPath(HUB)))
        .containsExactly("→ TRANSIT_GATEWAY [tgw-1] BAD_STATE_ATTACHMENT att-1 failed");
    attach("att-1", VPC, "available", "subnet-a");
    attach("att-2", "vpc-2", "failed", "subnet-h");
    assertThat(ExpectedPath.doubts(plan.packetPath(HUB)))
        .containsExactly("→ TRANSIT_GATEWAY [tgw-1] BEYOND_TRANSIT_GATEWAY tgw-1");
  }

  @Test
  void anAttachmentThatIsBeingModifiedMayCarryTrafficMeanwhile() {
    transit();
    attach("att-1", VPC, "modifying", "subnet-a");
    attach("att-0", VPC, "deleted", "subnet-a");
    assertThat(ExpectedPath.doubts(plan.packetPath(HUB)))
        .containsExactly("→ TRANSIT_GATEWAY [tgw-1] BEYOND_TRANSIT_GATEWAY tgw-1");
    assertThat(ExpectedPath.blocked(plan.packetPath(HUB))).isEmpty();
  }

  @Test
  void aSubnetThatIsNotShownMayBeInTheZoneOfTheAttachment() {
    transit();
    attach("att-1", VPC, "available", "subnet-b");
    plan.world.subnets.remove("subnet-a");
    plan.table("rtb-a", VPC, List.of("subnet-a"), local(), route("10.9.0.0/16", "tgw-1"));
    assertThat(ExpectedPath.doubts(plan.packetPath(HUB)))
        .contains("→ TRANSIT_GATEWAY [tgw-1] NOT_VISIBLE subnet-a");
  }

  @Test
  void routesOfTheGatewayWithTheSameRightAreUncertain() {
    transit();
    tables(
        learned("10.0.0.0/16", "att-1"),
        learned("10.9.0.0/16", "att-2"),
        learned("10.9.0.0/16", "att-9"));
    assertThat(ExpectedPath.doubts(plan.packetPath(HUB)))
        .contains("→ TRANSIT_GATEWAY [tgw-1] BEYOND_TRANSIT_GATEWAY tgw-1");
    // One route that is listed twice, or routes of other lengths or to other addresses, are not.
    tables(
        learned("10.0.0.0/16", "att-1"),
        learned("10.8.0.0/15", "att-9"),
        learned("10.9.0.0/16", "att-2"),
        learned("10.9.0.0/16", "att-2"));
    assertThat(plan.packetPath(HUB).outcome()).isEqualTo(PathOutcome.ALLOWED);
  }

  @Test
  void theLongestRouteOfTheGatewayWinsAndStaticOnesOnATie() {
    transit();
    var dead = entry("10.9.0.0/16", Route.State.BLACKHOLE, Route.Origin.STATIC);
    tables(learned("10.0.0.0/16", "att-1"), learned("10.9.0.0/16", "att-2"), dead);
    assertThat(ExpectedPath.blocked(plan.packetPath(HUB)))
        .containsExactly("→ TRANSIT_GATEWAY [tgw-1] TGW_RTB_BAD_STATE_ROUTE 10.9.0.0/16");
    tables(learned("10.0.0.0/16", "att-1"), learned("10.9.1.0/24", "att-2"), dead);
    assertThat(plan.packetPath(HUB).outcome()).isEqualTo(PathOutcome.ALLOWED);
  }

  @Test
  void withoutARouteOfTheGatewayThePacketOrTheReplyIsLost() {
    transit();
    tables(learned("10.0.0.0/16", "att-1"));
    assertThat(ExpectedPath.blocked(plan.packetPath(HUB)))
        .containsExactly("→ TRANSIT_GATEWAY [tgw-1] TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-1");
    tables(learned("10.9.0.0/16", "att-2"));
    assertThat(ExpectedPath.blocked(plan.packetPath(HUB)))
        .containsExactly("← TRANSIT_GATEWAY [tgw-1] TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT tgw-rtb-1");
  }

  @Test
  void aRouteOfTheGatewayBackToWhereThePacketCameFromIsALoop() {
    transit();
    tables(
        learned("10.9.0.0/16", "att-2"),
        entry("0.0.0.0/0", Route.State.ACTIVE, Route.Origin.STATIC, "att-2"));
    assertThat(ExpectedPath.blocked(plan.packetPath(HUB)))
        .containsExactly("← TRANSIT_GATEWAY [tgw-1] TGW_RTB_CANNOT_ROUTE 0.0.0.0/0 att-2");
  }

  @Test
  void aRouteIntoAVpcThatDoesNotHoldTheAddressIsUncertain() {
    transit();
    tables(learned("10.0.0.0/16", "att-1"), learned("10.8.0.0/14", "att-2"));
    plan.world.vpcs.put("vpc-2", TopologyPlan.vpc("vpc-2", "10.10.0.0/16"));
    assertThat(ExpectedPath.doubts(plan.packetPath(HUB)))
        .containsExactly("→ TRANSIT_GATEWAY [tgw-1] BEYOND_TRANSIT_GATEWAY tgw-1");
  }

  @Test
  void whatIsNotSeenOfTheGatewayIsUncertain() {
    transit();
    var doubt = "→ TRANSIT_GATEWAY [tgw-1] BEYOND_TRANSIT_GATEWAY tgw-1";
    plan.world.transitGatewayRoutes.remove("att-1");
    assertThat(ExpectedPath.doubts(plan.packetPath(HUB))).containsExactly(doubt);
    plan.world.attachments.clear();
    assertThat(ExpectedPath.blocked(plan.packetPath(HUB)))
        .containsExactly("→ TRANSIT_GATEWAY [tgw-1] BAD_STATE_ATTACHMENT tgw-1");
  }

  @ParameterizedTest
  @CsvSource({"transitGatewayAttachments", "transitGatewayRoutes"})
  void whatCannotBeSeenOfTheGatewayIsPublishedAsTheReason(String lookup) {
    transit();
    plan.world.forbidden = lookup;
    assertThat(ExpectedPath.doubts(plan.packetPath(HUB)))
        .containsExactly(
            "→ TRANSIT_GATEWAY [tgw-1] COULD_NOT_LOOK tgw-1 ec2:" + lookup + " denied");
  }

  @Test
  void theReplyIsUncertainWhereOnlyItsTableIsNotSeen() {
    transit();
    plan.world.transitGatewayRoutes.remove("att-2");
    assertThat(ExpectedPath.doubts(plan.packetPath(HUB)))
        .containsExactly("← TRANSIT_GATEWAY [tgw-1] BEYOND_TRANSIT_GATEWAY tgw-1");
  }

  @Test
  void theInternetBehindATransitGatewayIsUncertain() {
    transit();
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "tgw-1"));
    assertThat(plan.path("ssm").outcome()).isEqualTo(PathOutcome.UNKNOWN);
    assertThat(plan.path("ssm").doubts())
        .extracting(PathComponent::reachability)
        .containsExactly(new Reachability.Unknown(UnknownReason.BEYOND_TRANSIT_GATEWAY, "tgw-1"));
  }
}
