package dev.sessionready.aws;

import static dev.sessionready.aws.Looks.known;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.inventory.TransitGatewayReader;
import dev.sessionready.fact.Fact;
import dev.sessionready.model.NetworkFacts;
import dev.sessionready.model.Snapshot;
import dev.sessionready.model.UnreadResource;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.TransitGatewayAttachment;
import dev.sessionready.network.model.TransitGatewayRouteTable;
import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Stubs;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One resource of a listing that nobody understands costs itself, and not the account. */
@Tag("wire")
class StrangeResourcesTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  @BeforeAll
  static void plant() {
    AccountSeed.plant(MOTO.administrator());
  }

  static Stream<Arguments> strange() {
    return Stream.of(
        strange(
            "DescribeRouteTables",
            "routeTableSet",
            "rtb",
            "<routeTableId>%s</routeTableId><vpcId>vpc-1</vpcId>",
            "<routeSet><item><gatewayId>igw-1</gatewayId><state>active</state>"
                + "<origin>CreateRoute</origin></item></routeSet>",
            NetworkFacts::routeTables),
        strange(
            "DescribeRouteTables",
            "routeTableSet",
            "rtb",
            "<routeTableId>%s</routeTableId><vpcId>vpc-1</vpcId>",
            "<routeSet><item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock>"
                + "<gatewayId>igw-1</gatewayId><state>resting</state>"
                + "<origin>CreateRoute</origin></item></routeSet>",
            NetworkFacts::routeTables),
        strange(
            "DescribeSecurityGroups",
            "securityGroupInfo",
            "sg",
            "<groupId>%s</groupId><vpcId>vpc-1</vpcId>",
            "<ipPermissions><item><ipProtocol>tcp</ipProtocol><fromPort>443</fromPort>"
                + "<toPort>443</toPort><ipRanges><item/></ipRanges></item></ipPermissions>",
            NetworkFacts::securityGroups),
        strange(
            "DescribeSecurityGroups",
            "securityGroupInfo",
            "sg",
            "<groupId>%s</groupId><vpcId>vpc-1</vpcId>",
            "<ipPermissions><item><ipProtocol>tcp</ipProtocol><fromPort>443</fromPort>"
                + "<toPort>80</toPort></item></ipPermissions>",
            NetworkFacts::securityGroups),
        strange(
            "DescribeNetworkAcls",
            "networkAclSet",
            "acl",
            "<networkAclId>%s</networkAclId><vpcId>vpc-1</vpcId>",
            "<entrySet><item><ruleNumber>100</ruleNumber><protocol>-1</protocol>"
                + "<ruleAction>allow</ruleAction><egress>true</egress></item></entrySet>",
            NetworkFacts::networkAcls),
        strange(
            "DescribeNetworkAcls",
            "networkAclSet",
            "acl",
            "<networkAclId>%s</networkAclId><vpcId>vpc-1</vpcId>",
            "<entrySet><item><ruleNumber>100</ruleNumber><protocol>-1</protocol>"
                + "<egress>true</egress><cidrBlock>0.0.0.0/0</cidrBlock></item></entrySet>",
            NetworkFacts::networkAcls),
        strange(
            "DescribeSubnets",
            "subnetSet",
            "subnet",
            "<subnetId>%s</subnetId><vpcId>vpc-1</vpcId>",
            "<cidrBlock>10.0.0.0/99</cidrBlock>",
            NetworkFacts::subnets),
        strange(
            "DescribeVpcs",
            "vpcSet",
            "vpc",
            "<vpcId>%s</vpcId>",
            "<cidrBlockAssociationSet><item><cidrBlock>10.0.0.0/16</cidrBlock></item>"
                + "</cidrBlockAssociationSet>",
            NetworkFacts::vpcs));
  }

  private static Arguments strange(
      String operation,
      String set,
      String prefix,
      String good,
      String bad,
      Function<NetworkFacts, Fact<? extends Map<String, ?>>> fact) {
    String body =
        "<r><%1$s><item>%2$s</item><item>%3$s%4$s</item></%1$s></r>"
            .formatted(set, good.formatted(prefix + "-1"), good.formatted(prefix + "-2"), bad);
    return Arguments.of(operation, prefix, body, fact);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("strange")
  void itIsKeptApart(
      String operation,
      String prefix,
      String body,
      Function<NetworkFacts, Fact<? extends Map<String, ?>>> fact) {
    NetworkFacts network = lookWhere(Stubs.action(operation), Stubs.xml(body)).network();

    assertThat(fact.apply(network).ask().orElseThrow()).containsOnlyKeys(prefix + "-1");
    assertThat(network.strange()).containsKey(prefix + "-2");
    UnreadResource strange = requireNonNull(network.strange()).get(prefix + "-2");
    assertThat(requireNonNull(strange).action()).isEqualTo("ec2:" + operation);
    assertThat(strange.reason()).isNotEmpty().doesNotContain("Exception");
  }

  @Test
  void anEndpointThatDoesNotPublishOfItsNamesIsKeptApart() {
    NetworkFacts network =
        lookWhere(
                Stubs.action("DescribeVpcEndpoints"),
                Stubs.xml(
                    """
                    <r><vpcEndpointSet>
                      <item><vpcEndpointId>vpce-1</vpcEndpointId><vpcId>vpc-1</vpcId>
                        <vpcEndpointType>Interface</vpcEndpointType>
                        <privateDnsEnabled>false</privateDnsEnabled></item>
                      <item><vpcEndpointId>vpce-2</vpcEndpointId><vpcId>vpc-1</vpcId>
                        <vpcEndpointType>Interface</vpcEndpointType></item>
                    </vpcEndpointSet></r>
                    """))
            .network();

    assertThat(known(network.vpcEndpoints())).containsOnlyKeys("vpce-1");
    assertThat(network.strange())
        .containsEntry(
            "vpce-2",
            new UnreadResource(
                "ec2:DescribeVpcEndpoints", "AWS's answer has no PrivateDnsEnabled", "vpc-1"));
  }

  @Test
  void anInstanceWithoutAStateIsThereAndNoneKnowsWhatItIs() {
    Snapshot snapshot =
        lookWhere(
            Stubs.action("DescribeInstances"),
            Stubs.xml(
                """
                <r><reservationSet><item><instancesSet>
                  <item><instanceId>i-1</instanceId><instanceState><name>running</name>
                    </instanceState><launchTime>2026-11-20T03:00:00Z</launchTime></item>
                  <item><instanceId>i-2</instanceId>
                    <launchTime>2026-11-20T03:00:00Z</launchTime></item>
                </instancesSet></item></reservationSet></r>
                """));

    assertThat(known(snapshot.instances())).containsOnlyKeys("i-1", "i-2");
    assertThat(requireNonNull(known(snapshot.instances()).get("i-1")).isUnderstood()).isTrue();
    assertThat(requireNonNull(known(snapshot.instances()).get("i-2")).isUnderstood()).isFalse();
  }

  @Test
  void aTagOfARoleWithoutAValueIsEmpty() {
    Snapshot snapshot =
        lookWhere(
            Stubs.action("GetRole"),
            Stubs.xml(
                """
                <GetRoleResponse><GetRoleResult><Role>
                  <RoleName>session-role</RoleName><Arn>arn:aws:iam::123456789012:role/session-role</Arn>
                  <AssumeRolePolicyDocument>{}</AssumeRolePolicyDocument>
                  <Tags><member><Key>team</Key></member></Tags>
                </Role></GetRoleResult></GetRoleResponse>
                """));

    assertThat(snapshot.identity().roles().values())
        .allSatisfy(role -> assertThat(known(role).tags()).isEqualTo(Map.of("team", "")));
  }

  @Test
  void aPrefixListThatTheRegionCannotListIsUnreadable() {
    Snapshot snapshot =
        lookWhere(
            Stubs.action("DescribeManagedPrefixLists"),
            Stubs.ec2Error(400, "UnsupportedOperation"));

    assertThat(snapshot.network().prefixLists()).isInstanceOf(Fact.Unreadable.class);
  }

  @Test
  void theTablesOfAnOwnTransitGatewayAreReadByAttachment() {
    var reader = new TransitGatewayReader(MOTO.clients().ec2(), new AwsCall());
    List<StubMapping> stubs =
        List.of(
            MOTO.wire()
                .stubFor(
                    Stubs.action("DescribeTransitGatewayRouteTables")
                        .willReturn(
                            Stubs.xml(
                                """
                                <r><transitGatewayRouteTables><item>
                                  <transitGatewayRouteTableId>tgw-rtb-1</transitGatewayRouteTableId>
                                  <transitGatewayId>tgw-1</transitGatewayId>
                                </item></transitGatewayRouteTables></r>
                                """))),
            MOTO.wire()
                .stubFor(
                    Stubs.action("GetTransitGatewayRouteTableAssociations")
                        .willReturn(
                            Stubs.xml(
                                """
                                <r><associations><item>
                                  <transitGatewayAttachmentId>tgw-attach-1</transitGatewayAttachmentId>
                                  <state>associated</state>
                                </item></associations></r>
                                """))),
            MOTO.wire()
                .stubFor(
                    Stubs.action("SearchTransitGatewayRoutes")
                        .willReturn(
                            Stubs.xml(
                                """
                                <r><routeSet><item>
                                  <destinationCidrBlock>10.1.0.0/16</destinationCidrBlock>
                                  <transitGatewayAttachments><item>
                                    <transitGatewayAttachmentId>tgw-attach-2</transitGatewayAttachmentId>
                                  </item></transitGatewayAttachments>
                                  <type>propagated</type><state>active</state>
                                </item><item>
                                  <destinationCidrBlock>0.0.0.0/0</destinationCidrBlock>
                                  <type>static</type><state>blackhole</state>
                                </item></routeSet>
                                <additionalRoutesAvailable>false</additionalRoutesAvailable></r>
                                """))));
    try {
      assertThat(
              reader.routes(
                  Fact.known(
                      Map.of(
                          "tgw-attach-1", attachment("tgw-attach-1", "tgw-1"),
                          "tgw-attach-3", attachment("tgw-attach-3", "tgw-1"),
                          "tgw-attach-9", attachment("tgw-attach-9", "tgw-of-another")))))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "tgw-attach-1",
                  Fact.known(
                      new TransitGatewayRouteTable(
                          "tgw-rtb-1",
                          List.of(
                              new TransitGatewayRouteTable.Entry(
                                  Cidr.parse("10.1.0.0/16"),
                                  List.of("tgw-attach-2"),
                                  Route.State.ACTIVE,
                                  Route.Origin.PROPAGATED),
                              new TransitGatewayRouteTable.Entry(
                                  Cidr.parse("0.0.0.0/0"),
                                  List.of(),
                                  Route.State.BLACKHOLE,
                                  Route.Origin.STATIC)))),
                  "tgw-attach-3",
                  Fact.known(new TransitGatewayRouteTable("tgw-attach-3", List.of())),
                  "tgw-attach-9",
                  Fact.absent()));
    } finally {
      stubs.forEach(MOTO.wire()::removeStub);
    }
  }

  @Test
  void whoeverMayNotListTheTablesKnowsNone() {
    var reader = new TransitGatewayReader(MOTO.clients().ec2(), new AwsCall());
    StubMapping stub =
        MOTO.wire()
            .stubFor(
                Stubs.action("DescribeTransitGatewayRouteTables")
                    .willReturn(Stubs.ec2Error(403, "UnauthorizedOperation")));
    try {
      assertThat(
              reader.routes(
                  Fact.known(Map.of("tgw-attach-1", attachment("tgw-attach-1", "tgw-1")))))
          .isEqualTo(
              Map.of(
                  "tgw-attach-1",
                  Fact.unreadable("ec2:DescribeTransitGatewayRouteTables", "access denied")));
    } finally {
      MOTO.wire().removeStub(stub);
    }
  }

  private static TransitGatewayAttachment attachment(String id, String gatewayId) {
    return new TransitGatewayAttachment(id, gatewayId, "vpc-1", "available", List.of("subnet-1"));
  }

  private static Snapshot lookWhere(MappingBuilder call, ResponseDefinitionBuilder answer) {
    StubMapping stub = MOTO.wire().stubFor(call.willReturn(answer));
    try {
      return Looks.atEverything(MOTO);
    } finally {
      MOTO.wire().removeStub(stub);
    }
  }
}
