package dev.sessionready.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static dev.sessionready.aws.Looks.known;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.NetworkFacts;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.BlockPublicAccess;
import dev.sessionready.network.model.BlockPublicAccess.Exclusion;
import dev.sessionready.network.model.HostedZoneRecord;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.NatGateway;
import dev.sessionready.network.model.PrivateHostedZone;
import dev.sessionready.network.model.Route;
import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Stubs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers about the network that the emulator never gives. */
@Tag("wire")
class NetworkShapesTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  private static AccountSeed seed;

  @BeforeAll
  static void plant() {
    seed = AccountSeed.plant(MOTO.administrator());
  }

  @Test
  void blockPublicAccessIsPublishedWithItsExclusionsFromEveryPage() {
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeVpcBlockPublicAccessOptions")
                .willReturn(
                    Stubs.xml(
                        """
                        <r><vpcBlockPublicAccessOptions>
                          <state>update-complete</state>
                          <internetGatewayBlockMode>block-bidirectional</internetGatewayBlockMode>
                        </vpcBlockPublicAccessOptions></r>
                        """)));
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeVpcBlockPublicAccessExclusions")
                .atPriority(2)
                .willReturn(Stubs.xml(exclusion("1", "vpc/vpc-1", "allow-egress", "more"))));
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeVpcBlockPublicAccessExclusions")
                .withFormParam("NextToken", equalTo("more"))
                .willReturn(
                    Stubs.xml(exclusion("2", "subnet/subnet-2", "allow-bidirectional", ""))));

    assertThat(network().blockPublicAccess())
        .isEqualTo(
            Fact.known(
                new BlockPublicAccess(
                    BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL,
                    "update-complete",
                    List.of(
                        new Exclusion(
                            "1", "vpc-1", BlockPublicAccess.Allow.EGRESS, "create-complete"),
                        new Exclusion(
                            "2",
                            "subnet-2",
                            BlockPublicAccess.Allow.BIDIRECTIONAL,
                            "create-complete")))));
  }

  @Test
  void aModeThatNoneForesawIsUnreadable() {
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeVpcBlockPublicAccessOptions")
                .willReturn(
                    Stubs.xml(
                        """
                        <r><vpcBlockPublicAccessOptions>
                          <internetGatewayBlockMode>block-sideways</internetGatewayBlockMode>
                        </vpcBlockPublicAccessOptions></r>
                        """)));

    assertThat(network().blockPublicAccess())
        .isEqualTo(
            Fact.unreadable(
                "ec2:DescribeVpcBlockPublicAccessOptions",
                "AWS answered with 'block-sideways', which is unknown here"));
  }

  @Test
  void aRegionalNatGatewayStandsInNoSubnet() {
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeNatGateways")
                .willReturn(
                    Stubs.xml(
                        """
                        <r><natGatewaySet><item>
                          <natGatewayId>nat-1</natGatewayId><vpcId>vpc-1</vpcId>
                          <state>available</state><connectivityType>public</connectivityType>
                          <availabilityMode>regional</availabilityMode>
                          <natGatewayAddressSet><item><publicIp>198.51.100.7</publicIp></item>
                          </natGatewayAddressSet>
                        </item></natGatewaySet></r>
                        """)));

    assertThat(network().natGateways())
        .isEqualTo(
            Fact.known(
                Map.of(
                    "nat-1",
                    new NatGateway(
                        "nat-1",
                        "vpc-1",
                        null,
                        "available",
                        NatGateway.Connectivity.PUBLIC,
                        "regional",
                        List.of(new NatGateway.Address(null, null, Ip.parse("198.51.100.7")))))));
  }

  @Test
  void onlyBlocksThatAreAssociatedBelongToAVpc() {
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeVpcs")
                .willReturn(
                    Stubs.xml(
                        """
                        <r><vpcSet><item><vpcId>vpc-1</vpcId><ownerId>1</ownerId>
                          <dhcpOptionsId>default</dhcpOptionsId>
                          <cidrBlockAssociationSet>
                            <item><cidrBlock>10.0.0.0/16</cidrBlock>
                              <cidrBlockState><state>associated</state></cidrBlockState></item>
                            <item><cidrBlock>10.9.0.0/16</cidrBlock>
                              <cidrBlockState><state>disassociated</state></cidrBlockState></item>
                          </cidrBlockAssociationSet>
                          <ipv6CidrBlockAssociationSet>
                            <item><ipv6CidrBlock>2001:db8::/56</ipv6CidrBlock>
                              <ipv6CidrBlockState><state>associated</state></ipv6CidrBlockState>
                            </item>
                          </ipv6CidrBlockAssociationSet>
                        </item></vpcSet></r>
                        """)));

    assertThat(requireNonNull(known(network().vpcs()).get("vpc-1")).cidrs())
        .containsExactly(Cidr.parse("10.0.0.0/16"), Cidr.parse("2001:db8::/56"));
  }

  @Test
  void routesArePublishedByTheTargetThatSaysMost() {
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeRouteTables")
                .willReturn(
                    Stubs.xml(
                        """
                        <r><routeTableSet><item><routeTableId>rtb-1</routeTableId>
                          <vpcId>vpc-1</vpcId>
                          <associationSet>
                            <item><main>true</main></item>
                            <item><main>false</main><gatewayId>igw-1</gatewayId></item>
                          </associationSet>
                          <routeSet>
                            <item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock>
                              <instanceId>i-1</instanceId>
                              <networkInterfaceId>eni-1</networkInterfaceId>
                              <state>blackhole</state><origin>CreateRoute</origin></item>
                            <item><destinationIpv6CidrBlock>::/0</destinationIpv6CidrBlock>
                              <egressOnlyInternetGatewayId>eigw-1</egressOnlyInternetGatewayId>
                              <state>active</state><origin>EnableVgwRoutePropagation</origin></item>
                            <item><destinationCidrBlock>10.8.0.0/16</destinationCidrBlock>
                              <gatewayId>igw-1</gatewayId>
                              <state>filtered</state><origin>Advertisement</origin></item>
                          </routeSet>
                        </item></routeTableSet></r>
                        """)));

    var table = requireNonNull(known(network().routeTables()).get("rtb-1"));

    assertThat(table.main()).isTrue();
    assertThat(table.subnetIds()).isEmpty();
    assertThat(table.gatewayIds()).containsExactly("igw-1");
    assertThat(table.routes())
        .containsExactly(
            new Route(
                new Route.ToCidr(Cidr.parse("0.0.0.0/0")),
                Route.Target.of("eni-1"),
                Route.State.BLACKHOLE,
                Route.Origin.STATIC),
            new Route(
                new Route.ToCidr(Cidr.parse("::/0")),
                Route.Target.of("eigw-1"),
                Route.State.ACTIVE,
                Route.Origin.PROPAGATED));
  }

  @Test
  void anEndpointsStateIsKeptAsTheWireHasIt() {
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeVpcEndpoints")
                .willReturn(
                    Stubs.xml(
                        """
                        <r><vpcEndpointSet><item><vpcEndpointId>vpce-1</vpcEndpointId>
                          <vpcEndpointType>Interface</vpcEndpointType><vpcId>vpc-1</vpcId>
                          <serviceName>com.amazonaws.eu-west-1.s3</serviceName>
                          <serviceRegion>eu-west-1</serviceRegion>
                          <privateDnsEnabled>true</privateDnsEnabled>
                          <state>pendingAcceptance</state><ipAddressType>dualstack</ipAddressType>
                          <dnsOptions><dnsRecordIpType>dualstack</dnsRecordIpType>
                            <privateDnsOnlyForInboundResolverEndpoint>true\
                        </privateDnsOnlyForInboundResolverEndpoint></dnsOptions>
                        </item></vpcEndpointSet></r>
                        """)));

    assertThat(requireNonNull(known(network().vpcEndpoints()).get("vpce-1")))
        .isInstanceOfSatisfying(
            InterfaceEndpoint.class,
            endpoint -> {
              assertThat(endpoint.state()).isEqualTo("pendingAcceptance");
              assertThat(endpoint.serviceRegion()).isEqualTo("eu-west-1");
              assertThat(endpoint.ipAddressType()).isEqualTo("dualstack");
              assertThat(endpoint.dnsRecordIpType()).isEqualTo("dualstack");
              assertThat(endpoint.privateDnsOnlyForInboundResolver()).isTrue();
              assertThat(endpoint.policy()).isNull();
            });
  }

  @Test
  void aZoneOfAnotherAccountIsPublishedWithoutRecordsAndOneOfAwsNotAtAll() {
    MOTO.wire()
        .stubFor(
            Stubs.path("/2013-04-01/hostedzonesbyvpc.*vpcid=" + seed.privateVpc().vpc() + ".*")
                .willReturn(
                    Stubs.xml(
                        """
                        <ListHostedZonesByVPCResponse><HostedZoneSummaries>
                          <HostedZoneSummary><HostedZoneId>Z1</HostedZoneId>
                            <Name>ssm.eu-west-1.amazonaws.com.</Name>
                            <Owner><OwningAccount>210987654321</OwningAccount></Owner>
                          </HostedZoneSummary>
                          <HostedZoneSummary><HostedZoneId>Z2</HostedZoneId>
                            <Name>ssmmessages.eu-west-1.amazonaws.com.</Name>
                            <Owner><OwningService>vpce.amazonaws.com</OwningService></Owner>
                          </HostedZoneSummary>
                          <HostedZoneSummary><HostedZoneId>Z3</HostedZoneId>
                            <Name>amazonaws.com.</Name>
                            <Owner><OwningAccount>123456789012</OwningAccount></Owner>
                          </HostedZoneSummary>
                          <HostedZoneSummary><HostedZoneId>Z4</HostedZoneId>
                            <Name>zonaws.com.</Name>
                            <Owner><OwningAccount>123456789012</OwningAccount></Owner>
                          </HostedZoneSummary>
                        </HostedZoneSummaries><MaxItems>100</MaxItems>
                        </ListHostedZonesByVPCResponse>
                        """)));
    MOTO.wire()
        .stubFor(
            Stubs.path("/2013-04-01/hostedzone/Z3/rrset.*")
                .willReturn(
                    Stubs.xml(
                        """
                        <ListResourceRecordSetsResponse><ResourceRecordSets><ResourceRecordSet>
                          <Name>\\052.amazonaws.com.</Name><Type>A</Type>
                          <AliasTarget><HostedZoneId>Z9</HostedZoneId>
                            <DNSName>vpce-1.ssm.eu-west-1.vpce.amazonaws.com.</DNSName>
                            <EvaluateTargetHealth>false</EvaluateTargetHealth></AliasTarget>
                        </ResourceRecordSet></ResourceRecordSets>
                        <IsTruncated>false</IsTruncated><MaxItems>300</MaxItems>
                        </ListResourceRecordSetsResponse>
                        """)));

    assertThat(network().privateZones().get(seed.privateVpc().vpc()))
        .isEqualTo(
            Fact.known(
                List.of(
                    new PrivateHostedZone("Z1", "ssm.eu-west-1.amazonaws.com.", null),
                    new PrivateHostedZone(
                        "Z3",
                        "amazonaws.com.",
                        List.of(
                            new HostedZoneRecord(
                                "\\052.amazonaws.com.",
                                "A",
                                List.of("vpce-1.ssm.eu-west-1.vpce.amazonaws.com.")))))));
  }

  private static NetworkFacts network() {
    return Looks.atEverything(MOTO).network();
  }

  private static String exclusion(String id, String resource, String mode, String nextToken) {
    return """
    <r><vpcBlockPublicAccessExclusionSet><item>
      <exclusionId>%s</exclusionId>
      <internetGatewayExclusionMode>%s</internetGatewayExclusionMode>
      <resourceArn>arn:aws:ec2:eu-west-1:123456789012:%s</resourceArn>
      <state>create-complete</state>
    </item></vpcBlockPublicAccessExclusionSet><nextToken>%s</nextToken></r>
    """
        .formatted(id, mode, resource, nextToken);
  }
}
