package dev.sessionready.network.trace;

import static dev.sessionready.network.trace.TopologyPlan.VPC;
import static dev.sessionready.network.trace.TopologyPlan.WEB;
import static dev.sessionready.network.trace.TopologyPlan.allowAll;
import static dev.sessionready.network.trace.TopologyPlan.in;
import static dev.sessionready.network.trace.TopologyPlan.listRoute;
import static dev.sessionready.network.trace.TopologyPlan.local;
import static dev.sessionready.network.trace.TopologyPlan.local6;
import static dev.sessionready.network.trace.TopologyPlan.out;
import static dev.sessionready.network.trace.TopologyPlan.route;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.network.address.Ip;
import dev.sessionready.network.address.Ports;
import dev.sessionready.network.model.Attachment;
import dev.sessionready.network.model.BlockPublicAccess;
import dev.sessionready.network.model.EgressOnlyInternetGateway;
import dev.sessionready.network.model.InternetGateway;
import dev.sessionready.network.model.NatGateway;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.Vpc;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over gateways to the internet. */
class InternetTest {

  private static final Ip WEB6 = Ip.parse("2600:9000::1");
  private static final Ports EPHEMERAL = new Ports(1_024, 65_535);

  private final TopologyPlan plan = TopologyPlan.withoutEndpoint();

  private void publicSubnet() {
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "igw-1"));
  }

  private void ipv6(Route... routes) {
    plan.face("eni-i", "subnet-a", "sg-i", TopologyPlan.INSTANCE, TopologyPlan.INSTANCE6);
    plan.group("sg-i", List.of(), List.of(TopologyPlan.rule("tcp", 443, "::/0")));
    plan.acl("acl-1", List.of("subnet-a"), out(1, true, null, "::/0"), in(1, true, null, "::/0"));
    plan.table("rtb-private", VPC, routes);
  }

  @Test
  void throughANatGatewayTheComponentsAreTheseInThisOrder() {
    var packetPath = plan.packetPath(WEB);
    assertThat(ExpectedPath.components(packetPath))
        .containsExactly(
            "→ SECURITY_GROUP_EGRESS [sg-i] open egress tcp 443 0.0.0.0/0",
            "→ ROUTE [rtb-private, subnet-a] open 0.0.0.0/0 nat-1",
            "→ NETWORK_ACL_OUT [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0",
            "→ NETWORK_ACL_IN [acl-1, subnet-n] open rule 100 allow all 0.0.0.0/0",
            "→ NAT_GATEWAY [nat-1] open public available",
            "→ ROUTE [rtb-public, subnet-n] open 0.0.0.0/0 igw-1",
            "→ NETWORK_ACL_OUT [acl-1, subnet-n] open rule 100 allow all 0.0.0.0/0",
            "→ BLOCK_PUBLIC_ACCESS [vpc-1] open off",
            "→ INTERNET_GATEWAY [igw-1] open igw-1",
            "← NETWORK_ACL_IN [acl-1, subnet-n] open rule 100 allow all 0.0.0.0/0",
            "← ROUTE [rtb-public, subnet-n] open 10.0.0.0/16 local",
            "← NETWORK_ACL_OUT [acl-1, subnet-n] open rule 100 allow all 0.0.0.0/0",
            "← NETWORK_ACL_IN [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0");
    assertThat(packetPath.end()).isEqualTo(PacketPath.End.INTERNET);
    assertThat(packetPath.outcome()).isEqualTo(PathOutcome.ALLOWED);
  }

  @Test
  void throughAnInternetGatewayTheComponentsAreTheseInThisOrder() {
    publicSubnet();
    var packetPath = plan.publicPacketPath(WEB);
    assertThat(ExpectedPath.components(packetPath))
        .containsExactly(
            "→ SECURITY_GROUP_EGRESS [sg-i] open egress tcp 443 0.0.0.0/0",
            "→ ROUTE [rtb-private, subnet-a] open 0.0.0.0/0 igw-1",
            "→ NETWORK_ACL_OUT [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0",
            "→ BLOCK_PUBLIC_ACCESS [vpc-1] open off",
            "→ INTERNET_GATEWAY [igw-1] open igw-1",
            "← NETWORK_ACL_IN [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0");
    assertThat(packetPath.end()).isEqualTo(PacketPath.End.INTERNET);
  }

  @Test
  void anInternetGatewayNeedsAPublicAddress() {
    publicSubnet();
    assertThat(ExpectedPath.blocked(plan.packetPath(WEB)))
        .containsExactly(
            "→ INTERNET_GATEWAY [igw-1] IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS 10.0.1.5");
  }

  @Test
  void anInternetGatewayMustBeAttachedToTheVpc() {
    publicSubnet();
    var stop = "→ INTERNET_GATEWAY [igw-1] BAD_STATE_ATTACHMENT igw-1";
    plan.world.internetGateways.put("igw-1", new InternetGateway("igw-1", List.of()));
    assertThat(ExpectedPath.blocked(plan.publicPacketPath(WEB))).containsExactly(stop);
    plan.world.internetGateways.put(
        "igw-1", new InternetGateway("igw-1", TopologyPlan.attached("vpc-9")));
    assertThat(ExpectedPath.blocked(plan.publicPacketPath(WEB))).containsExactly(stop);
    plan.world.internetGateways.put(
        "igw-1", new InternetGateway("igw-1", List.of(new Attachment(VPC, "detaching"))));
    assertThat(ExpectedPath.blocked(plan.publicPacketPath(WEB))).containsExactly(stop);
    plan.world.internetGateways.put(
        "igw-1", new InternetGateway("igw-1", List.of(new Attachment(VPC, "attached"))));
    assertThat(plan.publicPacketPath(WEB).outcome()).isEqualTo(PathOutcome.ALLOWED);
  }

  @Test
  void aGatewayThatIsNotThereIsBlockedInOnesOwnVpcAndUncertainInASharedOne() {
    publicSubnet();
    plan.world.internetGateways.clear();
    assertThat(ExpectedPath.blocked(plan.publicPacketPath(WEB)))
        .containsExactly("→ INTERNET_GATEWAY [igw-1] UNKNOWN_RESOURCE igw-1");
    plan.world.vpcs.put(
        VPC, new Vpc(VPC, "999988887777", TopologyPlan.cidrs("10.0.0.0/16"), "dopt-1"));
    assertThat(ExpectedPath.doubts(plan.publicPacketPath(WEB)))
        .containsExactly("→ INTERNET_GATEWAY [igw-1] SHARED_VPC igw-1");
    plan.world.vpcs.remove(VPC);
    assertThat(ExpectedPath.doubts(plan.publicPacketPath(WEB)))
        .containsExactly("→ INTERNET_GATEWAY [igw-1] NOT_VISIBLE vpc-1");
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.3.4, IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS",
    "100.64.3.4, IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS"
  })
  void anInternetGatewayCarriesNothingToPrivateAddresses(String address, ExplanationCode reason) {
    publicSubnet();
    assertThat(ExpectedPath.blocked(plan.publicPacketPath(Ip.parse(address))))
        .containsExactly("→ INTERNET_GATEWAY [igw-1] %s %s/32".formatted(reason, address));
  }

  @Test
  void aGatewayRouteTableMaySendRepliesThroughAnAppliance() {
    publicSubnet();
    plan.edge("rtb-edge", "igw-1", local());
    assertThat(plan.publicPacketPath(WEB).outcome()).isEqualTo(PathOutcome.ALLOWED);
    plan.edge("rtb-edge", "igw-1", local(), route("10.0.1.0/24", "vpce-fw"));
    assertThat(ExpectedPath.doubts(plan.publicPacketPath(WEB)))
        .containsExactly("← ROUTE [rtb-edge] INGRESS_ROUTING vpce-fw");
    plan.edge("rtb-edge", "igw-1", local(), TopologyPlan.blackhole("10.0.1.0/24", "vpce-fw"));
    assertThat(ExpectedPath.blocked(plan.publicPacketPath(WEB)))
        .containsExactly("← ROUTE [rtb-edge] BAD_STATE_ROUTE 10.0.1.0/24 vpce-fw");
    plan.edge("rtb-edge", "igw-1");
    assertThat(ExpectedPath.components(plan.publicPacketPath(WEB)))
        .contains("← ROUTE [rtb-edge] open ");
  }

  @Test
  void repliesThatAGatewayRouteTableDrawsLotsForAreUncertain() {
    publicSubnet();
    plan.world.prefixListEntries.put("pl-1", TopologyPlan.cidrs("10.0.1.0/24"));
    plan.world.prefixListEntries.put("pl-2", TopologyPlan.cidrs("10.0.1.0/24"));
    plan.edge(
        "rtb-edge", "igw-1", local(), listRoute("pl-1", "eni-fw"), listRoute("pl-2", "eni-i"));
    assertThat(ExpectedPath.doubts(plan.publicPacketPath(WEB)))
        .containsExactly("← ROUTE [rtb-edge] OVERLAPPING_ROUTES pl-1 eni-fw; pl-2 eni-i");
  }

  @Test
  void aRouteThatAwsDrawsLotsForIsUncertain() {
    plan.world.prefixListEntries.put("pl-1", TopologyPlan.cidrs("52.0.0.0/8"));
    plan.world.prefixListEntries.put("pl-2", TopologyPlan.cidrs("52.94.0.0/16"));
    plan.table("rtb-private", VPC, local(), listRoute("pl-1", "nat-1"), listRoute("pl-2", "igw-1"));
    assertThat(ExpectedPath.doubts(plan.packetPath(WEB)))
        .containsExactly(
            "→ ROUTE [rtb-private, subnet-a] OVERLAPPING_ROUTES pl-2 igw-1; pl-1 nat-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "failed", "deleting", "deleted"})
  void aNatGatewayMustBeAvailable(String state) {
    plan.world.natGateways.put("nat-1", TopologyPlan.nat("nat-1", "subnet-n", state, "54.1.1.1"));
    assertThat(ExpectedPath.blocked(plan.packetPath(WEB)))
        .containsExactly("→ NAT_GATEWAY [nat-1] BAD_STATE public " + state);
  }

  @Test
  void aNatGatewayThatIsGoneShutsThePath() {
    plan.world.natGateways.clear();
    assertThat(ExpectedPath.blocked(plan.packetPath(WEB)))
        .containsExactly("→ NAT_GATEWAY [nat-1] UNKNOWN_RESOURCE nat-1");
  }

  @Test
  void aPrivateNatGatewayHasNoPublicAddressForTheInternetGateway() {
    plan.world.natGateways.put(
        "nat-1",
        new NatGateway(
            "nat-1",
            VPC,
            "subnet-n",
            "available",
            NatGateway.Connectivity.PRIVATE,
            "zonal",
            List.of(new NatGateway.Address("eni-n", TopologyPlan.NAT, null))));
    assertThat(ExpectedPath.blocked(plan.packetPath(WEB)))
        .containsExactly("→ INTERNET_GATEWAY [igw-1] NAT_GATEWAY_WITHOUT_PUBLIC_ADDRESS nat-1");
    assertThat(ExpectedPath.components(plan.packetPath(WEB)))
        .contains("→ NAT_GATEWAY [nat-1] open private available");
  }

  @Test
  void theSubnetOfTheNatGatewayNeedsARouteOfItsOwn() {
    plan.table("rtb-public", VPC, List.of("subnet-n"), local());
    assertThat(ExpectedPath.blocked(plan.packetPath(WEB)))
        .containsExactly("→ ROUTE [rtb-public, subnet-n] NO_ROUTE_TO_DESTINATION ");
  }

  @Test
  void aNatGatewayThatIsRoutedToItselfGoesNowhere() {
    plan.table("rtb-public", VPC, List.of("subnet-n"), local(), route("0.0.0.0/0", "nat-1"));
    assertThat(ExpectedPath.blocked(plan.packetPath(WEB)))
        .containsExactly("→ NAT_GATEWAY [nat-1] CANNOT_ROUTE nat-1");
  }

  @Test
  void betweenNeighboursOfOneSubnetAnAclIsAskedOnlyAtItsBorder() {
    plan.table("rtb-private", VPC, local());
    plan.table(
        "rtb-public", VPC, List.of("subnet-a", "subnet-n"), local(), route("0.0.0.0/0", "nat-1"));
    plan.world.natGateways.put(
        "nat-1", TopologyPlan.nat("nat-1", "subnet-a", "available", "54.1.1.1"));
    assertThat(ExpectedPath.components(plan.packetPath(WEB)))
        .filteredOn(line -> line.startsWith("→"))
        .containsExactly(
            "→ SECURITY_GROUP_EGRESS [sg-i] open egress tcp 443 0.0.0.0/0",
            "→ ROUTE [rtb-public, subnet-a] open 0.0.0.0/0 nat-1",
            "→ NETWORK_ACL_OUT [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0",
            "→ NAT_GATEWAY [nat-1] open public available",
            "→ ROUTE [rtb-public, subnet-a] open 0.0.0.0/0 nat-1",
            "→ NETWORK_ACL_OUT [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0",
            "→ NAT_GATEWAY [nat-1] CANNOT_ROUTE nat-1");
  }

  @Test
  void natGatewaysMayStandOneBehindTheOther() {
    plan.subnet("subnet-m", VPC, "eu-west-1a", "10.0.4.0/24");
    plan.acl("acl-m", List.of("subnet-m"), allowAll(true), allowAll(false));
    plan.table("rtb-m", VPC, List.of("subnet-m"), local(), route("0.0.0.0/0", "nat-1"));
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "nat-0"));
    plan.world.natGateways.put(
        "nat-0", TopologyPlan.nat("nat-0", "subnet-m", "available", "54.1.1.2"));
    var packetPath = plan.packetPath(WEB);
    assertThat(packetPath.outcome()).isEqualTo(PathOutcome.ALLOWED);
    assertThat(
            packetPath.components().stream()
                .filter(d -> d.kind() == PathComponent.Kind.NAT_GATEWAY))
        .hasSize(2);
  }

  @Test
  void aNatGatewayBehindAnotherSeesTheLowestAddressOfThatOne() {
    plan.subnet("subnet-m", VPC, "eu-west-1a", "10.0.4.0/24");
    plan.acl("acl-m", List.of("subnet-m"), allowAll(true), allowAll(false));
    plan.table("rtb-m", VPC, List.of("subnet-m"), local(), route("0.0.0.0/0", "nat-1"));
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "nat-0"));
    plan.world.natGateways.put(
        "nat-0",
        new NatGateway(
            "nat-0",
            VPC,
            "subnet-m",
            "available",
            NatGateway.Connectivity.PRIVATE,
            "zonal",
            List.of(
                new NatGateway.Address("eni-m2", Ip.parse("10.0.4.9"), null),
                new NatGateway.Address("eni-m1", Ip.parse("10.0.4.8"), null))));
    plan.ownAcl(
        "subnet-n",
        in(1, true, Ports.of(443), "10.0.4.8/32"),
        in(2, true, EPHEMERAL, "0.0.0.0/0"),
        allowAll(true));
    assertThat(ExpectedPath.components(plan.packetPath(WEB)))
        .contains(
            "→ NETWORK_ACL_IN [acl-subnet-n, subnet-n] open rule 1 allow tcp 443 10.0.4.8/32");
  }

  @Test
  void theAclOfTheNatSubnetIsAskedFourTimes() {
    plan.ownAcl(
        "subnet-n",
        in(1, true, Ports.of(443), "10.0.1.5/32"),
        in(2, true, EPHEMERAL, "0.0.0.0/0"),
        out(1, true, Ports.of(443), "0.0.0.0/0"),
        out(2, true, EPHEMERAL, "10.0.1.5/32"));
    assertThat(plan.packetPath(WEB).outcome()).isEqualTo(PathOutcome.ALLOWED);
    plan.ownAcl("subnet-n");
    assertThat(ExpectedPath.blocked(plan.packetPath(WEB)))
        .containsExactly(
            "→ NETWORK_ACL_IN [acl-subnet-n, subnet-n] SUBNET_ACL_RESTRICTION rule * deny",
            "→ NETWORK_ACL_OUT [acl-subnet-n, subnet-n] SUBNET_ACL_RESTRICTION rule * deny",
            "← NETWORK_ACL_IN [acl-subnet-n, subnet-n] SUBNET_ACL_RESTRICTION rule * deny",
            "← NETWORK_ACL_OUT [acl-subnet-n, subnet-n] SUBNET_ACL_RESTRICTION rule * deny");
  }

  @Test
  void repliesReachabilityTheNatGatewayOnItsOwnPortsAndTheInstanceOnTheInstances() {
    plan.ownAcl(
        "subnet-n",
        allowAll(true),
        in(1, true, Ports.of(443), "10.0.0.0/16"),
        in(2, true, new Ports(1_024, 2_000), "0.0.0.0/0"));
    var packetPath = plan.packetPath(WEB);
    assertThat(packetPath.outcome()).isEqualTo(PathOutcome.ALLOWED);
    assertThat(packetPath.caveats())
        .containsExactly(new Caveat(Caveat.Kind.PLATFORM_PORTS_CLOSED, "2001-65535"));
    plan.ownAcl("subnet-a", allowAll(true), in(2, true, new Ports(1_024, 2_000), "0.0.0.0/0"));
    assertThat(ExpectedPath.blocked(plan.packetPath(WEB)))
        .containsExactly(
            "← NETWORK_ACL_IN [acl-subnet-a, subnet-a] SUBNET_ACL_RESTRICTION rule * deny");
  }

  @Test
  void aNatGatewayCarriesNoIpv6() {
    ipv6(local6(), route("::/0", "nat-1"));
    assertThat(ExpectedPath.blocked(plan.packetPath(WEB6)))
        .contains("→ NAT_GATEWAY [nat-1] PROTOCOL_RESTRICTION nat-1");
  }

  @Test
  void aRegionalNatGatewayStandsInNoSubnetAndHasATableOfItsOwn() {
    plan.world.natGateways.put(
        "nat-1",
        new NatGateway(
            "nat-1",
            VPC,
            null,
            "available",
            NatGateway.Connectivity.PUBLIC,
            "regional",
            List.of(new NatGateway.Address(null, null, Ip.parse("54.1.1.1")))));
    assertThat(ExpectedPath.doubts(plan.packetPath(WEB)))
        .containsExactly("→ ROUTE [nat-1] NOT_VISIBLE nat-1");
    plan.edge("rtb-nat", "nat-1", local(), route("0.0.0.0/0", "igw-1"));
    var packetPath = plan.packetPath(WEB);
    assertThat(packetPath.outcome()).isEqualTo(PathOutcome.ALLOWED);
    assertThat(ExpectedPath.components(packetPath))
        .containsSubsequence(
            "→ NAT_GATEWAY [nat-1] open public available",
            "→ ROUTE [rtb-nat, nat-1] open 0.0.0.0/0 igw-1",
            "→ INTERNET_GATEWAY [igw-1] open igw-1")
        .noneMatch(line -> line.contains("subnet-n"));
  }

  @Test
  void theZoneInWhichARegionalNatGatewayEntersATransitGatewayIsNotSeen() {
    plan.world.natGateways.put(
        "nat-1",
        new NatGateway(
            "nat-1",
            VPC,
            null,
            "available",
            NatGateway.Connectivity.PUBLIC,
            "regional",
            List.of(new NatGateway.Address(null, null, Ip.parse("54.1.1.1")))));
    plan.edge("rtb-nat", "nat-1", local(), route("0.0.0.0/0", "tgw-1"));
    assertThat(ExpectedPath.doubts(plan.packetPath(WEB)))
        .containsExactly("→ TRANSIT_GATEWAY [tgw-1] BEYOND_TRANSIT_GATEWAY tgw-1");
  }

  @Test
  void anEgressOnlyGatewayCarriesIpv6() {
    ipv6(local6(), route("::/0", "eigw-1"));
    plan.world.egressOnlyInternetGateways.put(
        "eigw-1", new EgressOnlyInternetGateway("eigw-1", TopologyPlan.attached(VPC)));
    var packetPath = plan.packetPath(WEB6);
    assertThat(packetPath.outcome()).isEqualTo(PathOutcome.ALLOWED);
    assertThat(packetPath.end()).isEqualTo(PacketPath.End.INTERNET);
    assertThat(ExpectedPath.components(packetPath))
        .containsSubsequence(
            "→ BLOCK_PUBLIC_ACCESS [vpc-1] open off",
            "→ EGRESS_ONLY_INTERNET_GATEWAY [eigw-1] open eigw-1");
  }

  @Test
  void anEgressOnlyGatewayMustBeThereAndAttached() {
    ipv6(local6(), route("::/0", "eigw-1"));
    assertThat(ExpectedPath.blocked(plan.packetPath(WEB6)))
        .containsExactly("→ EGRESS_ONLY_INTERNET_GATEWAY [eigw-1] UNKNOWN_RESOURCE eigw-1");
    plan.world.egressOnlyInternetGateways.put(
        "eigw-1", new EgressOnlyInternetGateway("eigw-1", TopologyPlan.attached("vpc-9")));
    assertThat(ExpectedPath.blocked(plan.packetPath(WEB6)))
        .containsExactly("→ EGRESS_ONLY_INTERNET_GATEWAY [eigw-1] BAD_STATE_ATTACHMENT eigw-1");
  }

  @Test
  void anEgressOnlyGatewayThatCannotBeSeenIsUncertain() {
    ipv6(local6(), route("::/0", "eigw-1"));
    plan.world.forbidden = "egressOnlyInternetGateway";
    assertThat(ExpectedPath.doubts(plan.packetPath(WEB6)))
        .containsExactly(
            "→ EGRESS_ONLY_INTERNET_GATEWAY [eigw-1] COULD_NOT_LOOK eigw-1"
                + " ec2:egressOnlyInternetGateway denied");
  }

  @Test
  void anEgressOnlyGatewayCarriesNoIpv4() {
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "eigw-1"));
    assertThat(ExpectedPath.blocked(plan.packetPath(WEB)))
        .containsExactly("→ EGRESS_ONLY_INTERNET_GATEWAY [eigw-1] PROTOCOL_RESTRICTION eigw-1");
  }

  @Test
  void privateIpv6AddressesDoNotReachabilityTheInternet() {
    var own = Ip.parse("fd00:ec2:1::5");
    ipv6(local6(), route("::/0", "igw-1"));
    assertThat(plan.packetPath(WEB6).outcome()).isEqualTo(PathOutcome.ALLOWED);
    plan.face("eni-i", "subnet-a", "sg-i", own);
    assertThat(ExpectedPath.blocked(plan.packetPath(WEB6)))
        .containsExactly(
            "→ INTERNET_GATEWAY [igw-1] IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS fd00:ec2:1::5");
    plan.table("rtb-private", VPC, route("::/0", "eigw-1"));
    plan.world.egressOnlyInternetGateways.put(
        "eigw-1", new EgressOnlyInternetGateway("eigw-1", TopologyPlan.attached(VPC)));
    assertThat(ExpectedPath.blocked(plan.packetPath(WEB6)))
        .containsExactly(
            "→ EGRESS_ONLY_INTERNET_GATEWAY [eigw-1] IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"
                + " fd00:ec2:1::5");
  }

  private void block(BlockPublicAccess.Mode mode, BlockPublicAccess.Exclusion... exclusions) {
    plan.world.blockPublicAccess =
        new BlockPublicAccess(mode, "update-complete", List.of(exclusions));
  }

  private static BlockPublicAccess.Exclusion excluding(
      String resourceId, BlockPublicAccess.Allow allow, String state) {
    return new BlockPublicAccess.Exclusion("vpcbpa-1", resourceId, allow, state);
  }

  @Test
  void blockingIngressLeavesWhatOnlyOpensConnectionsFromInside() {
    block(BlockPublicAccess.Mode.BLOCK_INGRESS);
    assertThat(ExpectedPath.components(plan.packetPath(WEB)))
        .contains("→ BLOCK_PUBLIC_ACCESS [vpc-1] open block-ingress");
    publicSubnet();
    assertThat(ExpectedPath.blocked(plan.publicPacketPath(WEB)))
        .containsExactly(
            "→ BLOCK_PUBLIC_ACCESS [vpc-1] VPC_BLOCK_PUBLIC_ACCESS_ENABLED block-ingress");
  }

  @Test
  void blockingBothPathsLeavesNothing() {
    block(BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL);
    var stop = "→ BLOCK_PUBLIC_ACCESS [vpc-1] VPC_BLOCK_PUBLIC_ACCESS_ENABLED block-bidirectional";
    assertThat(ExpectedPath.blocked(plan.packetPath(WEB))).containsExactly(stop);
    ipv6(local6(), route("::/0", "eigw-1"));
    plan.world.egressOnlyInternetGateways.put(
        "eigw-1", new EgressOnlyInternetGateway("eigw-1", TopologyPlan.attached(VPC)));
    assertThat(ExpectedPath.blocked(plan.packetPath(WEB6))).containsExactly(stop);
  }

  @ParameterizedTest
  @CsvSource({
    "vpc-1, EGRESS, create-complete, ALLOWED",
    "vpc-1, BIDIRECTIONAL, update-complete, ALLOWED",
    "subnet-n, EGRESS, create-complete, ALLOWED",
    "subnet-a, EGRESS, create-complete, BLOCKED",
    "vpc-9, EGRESS, create-complete, BLOCKED",
    "vpc-1, EGRESS, delete-complete, BLOCKED",
    "vpc-1, EGRESS, create-in-progress, BLOCKED"
  })
  void anExclusionCountsForItsVpcOrSubnetOnceItIsInForce(
      String resourceId, BlockPublicAccess.Allow allow, String state, PathOutcome outcome) {
    block(BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL, excluding(resourceId, allow, state));
    assertThat(plan.packetPath(WEB).outcome()).isEqualTo(outcome);
  }

  @Test
  void againstBlockedIngressOnlyABidirectionalExclusionHelps() {
    publicSubnet();
    block(
        BlockPublicAccess.Mode.BLOCK_INGRESS,
        excluding(VPC, BlockPublicAccess.Allow.EGRESS, "create-complete"));
    assertThat(plan.publicPacketPath(WEB).outcome()).isEqualTo(PathOutcome.BLOCKED);
    block(
        BlockPublicAccess.Mode.BLOCK_INGRESS,
        excluding(VPC, BlockPublicAccess.Allow.BIDIRECTIONAL, "create-complete"));
    assertThat(ExpectedPath.components(plan.publicPacketPath(WEB)))
        .contains("→ BLOCK_PUBLIC_ACCESS [vpc-1] open block-ingress vpcbpa-1");
  }

  @Test
  void aRegionWithoutTheSettingBlocksNothing() {
    plan.world.blockPublicAccess = null;
    assertThat(ExpectedPath.components(plan.packetPath(WEB)))
        .contains("→ BLOCK_PUBLIC_ACCESS [vpc-1] open off");
  }
}
