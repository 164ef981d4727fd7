package dev.sessionready.network;

import static dev.sessionready.network.Plan.VPC;
import static dev.sessionready.network.Plan.WEB;
import static dev.sessionready.network.Plan.allowAll;
import static dev.sessionready.network.Plan.in;
import static dev.sessionready.network.Plan.local;
import static dev.sessionready.network.Plan.local6;
import static dev.sessionready.network.Plan.out;
import static dev.sessionready.network.Plan.route;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over gateways to the internet. */
class InternetTest {

  private static final Ip WEB6 = Ip.parse("2600:9000::1");
  private static final Ports EPHEMERAL = new Ports(1_024, 65_535);

  private final Plan plan = Plan.withoutEndpoint();

  private void publicSubnet() {
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "igw-1"));
  }

  private void ipv6(Route... routes) {
    plan.face("eni-i", "subnet-a", "sg-i", Plan.INSTANCE, Plan.INSTANCE6);
    plan.group("sg-i", List.of(), List.of(Plan.rule("tcp", 443, "::/0")));
    plan.acl("acl-1", List.of("subnet-a"), out(1, true, null, "::/0"), in(1, true, null, "::/0"));
    plan.table("rtb-private", VPC, routes);
  }

  @Test
  void throughANatGatewayTheDoorsAreTheseInThisOrder() {
    var trace = plan.trace(WEB);
    assertThat(Told.doors(trace))
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
    assertThat(trace.end()).isEqualTo(Trace.End.INTERNET);
    assertThat(trace.outcome()).isEqualTo(Outcome.OPEN);
  }

  @Test
  void throughAnInternetGatewayTheDoorsAreTheseInThisOrder() {
    publicSubnet();
    var trace = plan.publicTrace(WEB);
    assertThat(Told.doors(trace))
        .containsExactly(
            "→ SECURITY_GROUP_EGRESS [sg-i] open egress tcp 443 0.0.0.0/0",
            "→ ROUTE [rtb-private, subnet-a] open 0.0.0.0/0 igw-1",
            "→ NETWORK_ACL_OUT [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0",
            "→ BLOCK_PUBLIC_ACCESS [vpc-1] open off",
            "→ INTERNET_GATEWAY [igw-1] open igw-1",
            "← NETWORK_ACL_IN [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0");
    assertThat(trace.end()).isEqualTo(Trace.End.INTERNET);
  }

  @Test
  void anInternetGatewayNeedsAPublicAddress() {
    publicSubnet();
    assertThat(Told.shut(plan.trace(WEB)))
        .containsExactly(
            "→ INTERNET_GATEWAY [igw-1] IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS 10.0.1.5");
  }

  @Test
  void anInternetGatewayMustBeAttachedToTheVpc() {
    publicSubnet();
    var shut = "→ INTERNET_GATEWAY [igw-1] BAD_STATE_ATTACHMENT igw-1";
    plan.world.internetGateways.put("igw-1", new InternetGateway("igw-1", List.of()));
    assertThat(Told.shut(plan.publicTrace(WEB))).containsExactly(shut);
    plan.world.internetGateways.put("igw-1", new InternetGateway("igw-1", Plan.attached("vpc-9")));
    assertThat(Told.shut(plan.publicTrace(WEB))).containsExactly(shut);
    plan.world.internetGateways.put(
        "igw-1", new InternetGateway("igw-1", List.of(new Attachment(VPC, "detaching"))));
    assertThat(Told.shut(plan.publicTrace(WEB))).containsExactly(shut);
    plan.world.internetGateways.put(
        "igw-1", new InternetGateway("igw-1", List.of(new Attachment(VPC, "attached"))));
    assertThat(plan.publicTrace(WEB).outcome()).isEqualTo(Outcome.OPEN);
  }

  @Test
  void aGatewayThatIsNotThereIsShutInOnesOwnVpcAndUncertainInASharedOne() {
    publicSubnet();
    plan.world.internetGateways.clear();
    assertThat(Told.shut(plan.publicTrace(WEB)))
        .containsExactly("→ INTERNET_GATEWAY [igw-1] UNKNOWN_RESOURCE igw-1");
    plan.world.vpcs.put(VPC, new Vpc(VPC, "999988887777", Plan.cidrs("10.0.0.0/16"), "dopt-1"));
    assertThat(Told.doubts(plan.publicTrace(WEB)))
        .containsExactly("→ INTERNET_GATEWAY [igw-1] SHARED_VPC igw-1");
    plan.world.vpcs.remove(VPC);
    assertThat(Told.doubts(plan.publicTrace(WEB)))
        .containsExactly("→ INTERNET_GATEWAY [igw-1] NOT_VISIBLE vpc-1");
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.3.4, IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS",
    "100.64.3.4, IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS"
  })
  void anInternetGatewayCarriesNothingToPrivateAddresses(String address, Reason reason) {
    publicSubnet();
    assertThat(Told.shut(plan.publicTrace(Ip.parse(address))))
        .containsExactly("→ INTERNET_GATEWAY [igw-1] %s %s/32".formatted(reason, address));
  }

  @Test
  void aGatewayRouteTableMaySendRepliesThroughAnAppliance() {
    publicSubnet();
    plan.edge("rtb-edge", "igw-1", local());
    assertThat(plan.publicTrace(WEB).outcome()).isEqualTo(Outcome.OPEN);
    plan.edge("rtb-edge", "igw-1", local(), route("10.0.1.0/24", "vpce-fw"));
    assertThat(Told.doubts(plan.publicTrace(WEB)))
        .containsExactly("← ROUTE [rtb-edge] INGRESS_ROUTING vpce-fw");
    plan.edge("rtb-edge", "igw-1", local(), Plan.blackhole("10.0.1.0/24", "vpce-fw"));
    assertThat(Told.shut(plan.publicTrace(WEB)))
        .containsExactly("← ROUTE [rtb-edge] BAD_STATE_ROUTE 10.0.1.0/24 vpce-fw");
    plan.edge("rtb-edge", "igw-1");
    assertThat(Told.doors(plan.publicTrace(WEB))).contains("← ROUTE [rtb-edge] open ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "failed", "deleting", "deleted"})
  void aNatGatewayMustBeAvailable(String state) {
    plan.world.natGateways.put("nat-1", Plan.nat("nat-1", "subnet-n", state, "54.1.1.1"));
    assertThat(Told.shut(plan.trace(WEB)))
        .containsExactly("→ NAT_GATEWAY [nat-1] BAD_STATE public " + state);
  }

  @Test
  void aNatGatewayThatIsGoneShutsTheWay() {
    plan.world.natGateways.clear();
    assertThat(Told.shut(plan.trace(WEB)))
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
            List.of(new NatGateway.Address("eni-n", Plan.NAT, null))));
    assertThat(Told.shut(plan.trace(WEB)))
        .containsExactly("→ INTERNET_GATEWAY [igw-1] NAT_GATEWAY_WITHOUT_PUBLIC_ADDRESS nat-1");
    assertThat(Told.doors(plan.trace(WEB)))
        .contains("→ NAT_GATEWAY [nat-1] open private available");
  }

  @Test
  void theSubnetOfTheNatGatewayNeedsARouteOfItsOwn() {
    plan.table("rtb-public", VPC, List.of("subnet-n"), local());
    assertThat(Told.shut(plan.trace(WEB)))
        .containsExactly("→ ROUTE [rtb-public, subnet-n] NO_ROUTE_TO_DESTINATION ");
  }

  @Test
  void aNatGatewayThatIsRoutedToItselfGoesNowhere() {
    plan.table("rtb-public", VPC, List.of("subnet-n"), local(), route("0.0.0.0/0", "nat-1"));
    assertThat(Told.shut(plan.trace(WEB)))
        .containsExactly("→ NAT_GATEWAY [nat-1] CANNOT_ROUTE nat-1");
  }

  @Test
  void betweenNeighboursOfOneSubnetAnAclIsAskedOnlyAtItsBorder() {
    plan.table("rtb-private", VPC, local());
    plan.table(
        "rtb-public", VPC, List.of("subnet-a", "subnet-n"), local(), route("0.0.0.0/0", "nat-1"));
    plan.world.natGateways.put("nat-1", Plan.nat("nat-1", "subnet-a", "available", "54.1.1.1"));
    assertThat(Told.doors(plan.trace(WEB)))
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
    plan.world.natGateways.put("nat-0", Plan.nat("nat-0", "subnet-m", "available", "54.1.1.2"));
    var trace = plan.trace(WEB);
    assertThat(trace.outcome()).isEqualTo(Outcome.OPEN);
    assertThat(trace.doors().stream().filter(d -> d.kind() == Door.Kind.NAT_GATEWAY)).hasSize(2);
  }

  @Test
  void theAclOfTheNatSubnetIsAskedFourTimes() {
    plan.ownAcl(
        "subnet-n",
        in(1, true, Ports.of(443), "10.0.1.5/32"),
        in(2, true, EPHEMERAL, "0.0.0.0/0"),
        out(1, true, Ports.of(443), "0.0.0.0/0"),
        out(2, true, EPHEMERAL, "10.0.1.5/32"));
    assertThat(plan.trace(WEB).outcome()).isEqualTo(Outcome.OPEN);
    plan.ownAcl("subnet-n");
    assertThat(Told.shut(plan.trace(WEB)))
        .containsExactly(
            "→ NETWORK_ACL_IN [acl-subnet-n, subnet-n] SUBNET_ACL_RESTRICTION rule * deny",
            "→ NETWORK_ACL_OUT [acl-subnet-n, subnet-n] SUBNET_ACL_RESTRICTION rule * deny",
            "← NETWORK_ACL_IN [acl-subnet-n, subnet-n] SUBNET_ACL_RESTRICTION rule * deny",
            "← NETWORK_ACL_OUT [acl-subnet-n, subnet-n] SUBNET_ACL_RESTRICTION rule * deny");
  }

  @Test
  void repliesReachTheNatGatewayOnItsOwnPortsAndTheInstanceOnTheInstances() {
    plan.ownAcl(
        "subnet-n",
        allowAll(true),
        in(1, true, Ports.of(443), "10.0.0.0/16"),
        in(2, true, new Ports(1_024, 2_000), "0.0.0.0/0"));
    var trace = plan.trace(WEB);
    assertThat(trace.outcome()).isEqualTo(Outcome.OPEN);
    assertThat(trace.caveats())
        .containsExactly(new Caveat(Caveat.Kind.PLATFORM_PORTS_CLOSED, "2001-65535"));
    plan.ownAcl("subnet-a", allowAll(true), in(2, true, new Ports(1_024, 2_000), "0.0.0.0/0"));
    assertThat(Told.shut(plan.trace(WEB)))
        .containsExactly(
            "← NETWORK_ACL_IN [acl-subnet-a, subnet-a] SUBNET_ACL_RESTRICTION rule * deny");
  }

  @Test
  void aNatGatewayCarriesNoIpv6() {
    ipv6(local6(), route("::/0", "nat-1"));
    assertThat(Told.shut(plan.trace(WEB6)))
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
    assertThat(Told.doubts(plan.trace(WEB))).containsExactly("→ ROUTE [nat-1] NOT_VISIBLE nat-1");
    plan.edge("rtb-nat", "nat-1", local(), route("0.0.0.0/0", "igw-1"));
    var trace = plan.trace(WEB);
    assertThat(trace.outcome()).isEqualTo(Outcome.OPEN);
    assertThat(Told.doors(trace))
        .containsSubsequence(
            "→ NAT_GATEWAY [nat-1] open public available",
            "→ ROUTE [rtb-nat, nat-1] open 0.0.0.0/0 igw-1",
            "→ INTERNET_GATEWAY [igw-1] open igw-1")
        .noneMatch(line -> line.contains("subnet-n"));
  }

  @Test
  void anEgressOnlyGatewayCarriesIpv6() {
    ipv6(local6(), route("::/0", "eigw-1"));
    plan.world.egressOnlyInternetGateways.put(
        "eigw-1", new EgressOnlyInternetGateway("eigw-1", Plan.attached(VPC)));
    var trace = plan.trace(WEB6);
    assertThat(trace.outcome()).isEqualTo(Outcome.OPEN);
    assertThat(trace.end()).isEqualTo(Trace.End.INTERNET);
    assertThat(Told.doors(trace))
        .containsSubsequence(
            "→ BLOCK_PUBLIC_ACCESS [vpc-1] open off",
            "→ EGRESS_ONLY_INTERNET_GATEWAY [eigw-1] open eigw-1");
  }

  @Test
  void anEgressOnlyGatewayMustBeThereAndAttached() {
    ipv6(local6(), route("::/0", "eigw-1"));
    assertThat(Told.shut(plan.trace(WEB6)))
        .containsExactly("→ EGRESS_ONLY_INTERNET_GATEWAY [eigw-1] UNKNOWN_RESOURCE eigw-1");
    plan.world.egressOnlyInternetGateways.put(
        "eigw-1", new EgressOnlyInternetGateway("eigw-1", Plan.attached("vpc-9")));
    assertThat(Told.shut(plan.trace(WEB6)))
        .containsExactly("→ EGRESS_ONLY_INTERNET_GATEWAY [eigw-1] BAD_STATE_ATTACHMENT eigw-1");
  }

  @Test
  void anEgressOnlyGatewayThatCannotBeSeenIsUncertain() {
    ipv6(local6(), route("::/0", "eigw-1"));
    plan.world.forbidden = "egressOnlyInternetGateway";
    assertThat(Told.doubts(plan.trace(WEB6)))
        .containsExactly(
            "→ EGRESS_ONLY_INTERNET_GATEWAY [eigw-1] COULD_NOT_LOOK eigw-1"
                + " ec2:egressOnlyInternetGateway denied");
  }

  @Test
  void anEgressOnlyGatewayCarriesNoIpv4() {
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "eigw-1"));
    assertThat(Told.shut(plan.trace(WEB)))
        .containsExactly("→ EGRESS_ONLY_INTERNET_GATEWAY [eigw-1] PROTOCOL_RESTRICTION eigw-1");
  }

  @Test
  void privateIpv6AddressesDoNotReachTheInternet() {
    var own = Ip.parse("fd00:ec2:1::5");
    ipv6(local6(), route("::/0", "igw-1"));
    assertThat(plan.trace(WEB6).outcome()).isEqualTo(Outcome.OPEN);
    plan.face("eni-i", "subnet-a", "sg-i", own);
    assertThat(Told.shut(plan.trace(WEB6)))
        .containsExactly(
            "→ INTERNET_GATEWAY [igw-1] IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS fd00:ec2:1::5");
    plan.table("rtb-private", VPC, route("::/0", "eigw-1"));
    plan.world.egressOnlyInternetGateways.put(
        "eigw-1", new EgressOnlyInternetGateway("eigw-1", Plan.attached(VPC)));
    assertThat(Told.shut(plan.trace(WEB6)))
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
    assertThat(Told.doors(plan.trace(WEB)))
        .contains("→ BLOCK_PUBLIC_ACCESS [vpc-1] open block-ingress");
    publicSubnet();
    assertThat(Told.shut(plan.publicTrace(WEB)))
        .containsExactly(
            "→ BLOCK_PUBLIC_ACCESS [vpc-1] VPC_BLOCK_PUBLIC_ACCESS_ENABLED block-ingress");
  }

  @Test
  void blockingBothWaysLeavesNothing() {
    block(BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL);
    var shut = "→ BLOCK_PUBLIC_ACCESS [vpc-1] VPC_BLOCK_PUBLIC_ACCESS_ENABLED block-bidirectional";
    assertThat(Told.shut(plan.trace(WEB))).containsExactly(shut);
    ipv6(local6(), route("::/0", "eigw-1"));
    plan.world.egressOnlyInternetGateways.put(
        "eigw-1", new EgressOnlyInternetGateway("eigw-1", Plan.attached(VPC)));
    assertThat(Told.shut(plan.trace(WEB6))).containsExactly(shut);
  }

  @ParameterizedTest
  @CsvSource({
    "vpc-1, EGRESS, create-complete, OPEN",
    "vpc-1, BIDIRECTIONAL, update-complete, OPEN",
    "subnet-n, EGRESS, create-complete, OPEN",
    "subnet-a, EGRESS, create-complete, SHUT",
    "vpc-9, EGRESS, create-complete, SHUT",
    "vpc-1, EGRESS, delete-complete, SHUT",
    "vpc-1, EGRESS, create-in-progress, SHUT"
  })
  void anExclusionCountsForItsVpcOrSubnetOnceItIsInForce(
      String resourceId, BlockPublicAccess.Allow allow, String state, Outcome outcome) {
    block(BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL, excluding(resourceId, allow, state));
    assertThat(plan.trace(WEB).outcome()).isEqualTo(outcome);
  }

  @Test
  void againstBlockedIngressOnlyABidirectionalExclusionHelps() {
    publicSubnet();
    block(
        BlockPublicAccess.Mode.BLOCK_INGRESS,
        excluding(VPC, BlockPublicAccess.Allow.EGRESS, "create-complete"));
    assertThat(plan.publicTrace(WEB).outcome()).isEqualTo(Outcome.SHUT);
    block(
        BlockPublicAccess.Mode.BLOCK_INGRESS,
        excluding(VPC, BlockPublicAccess.Allow.BIDIRECTIONAL, "create-complete"));
    assertThat(Told.doors(plan.publicTrace(WEB)))
        .contains("→ BLOCK_PUBLIC_ACCESS [vpc-1] open block-ingress vpcbpa-1");
  }

  @Test
  void aRegionWithoutTheSettingBlocksNothing() {
    plan.world.blockPublicAccess = null;
    assertThat(Told.doors(plan.trace(WEB))).contains("→ BLOCK_PUBLIC_ACCESS [vpc-1] open off");
  }
}
