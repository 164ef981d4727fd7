package dev.sessionready.aws;

import static dev.sessionready.aws.Looks.known;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.NetworkFacts;
import dev.sessionready.model.Snapshot;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ports;
import dev.sessionready.network.model.AclEntry;
import dev.sessionready.network.model.Attachment;
import dev.sessionready.network.model.DhcpOptions;
import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.model.GroupReference;
import dev.sessionready.network.model.GroupRule;
import dev.sessionready.network.model.HostedZoneRecord;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.InternetGateway;
import dev.sessionready.network.model.NatGateway;
import dev.sessionready.network.model.PrefixList;
import dev.sessionready.network.model.PrivateHostedZone;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.Subnet;
import dev.sessionready.network.model.VpcDnsAttributes;
import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Moto;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The network of a seeded account, read back. */
@Tag("wire")
class LiveNetworkTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  private static AccountSeed seed;
  private static Snapshot snapshot;

  @BeforeAll
  static void lookOnceAtASeededAccount() {
    seed = AccountSeed.plant(MOTO.administrator());
    snapshot = Looks.atEverything(MOTO);
  }

  @Test
  void aVpcIsPublishedWithItsSubnetsAndItsDns() {
    NetworkFacts network = snapshot.network();

    assertThat(requireNonNull(known(network.vpcs()).get(seed.privateVpc().vpc())))
        .satisfies(vpc -> assertThat(vpc.cidrs()).containsExactly(Cidr.parse("10.0.0.0/16")))
        .satisfies(
            vpc -> assertThat(vpc.dhcpOptionsId()).isEqualTo(seed.privateVpc().dhcpOptions()));
    assertThat(known(network.subnets()))
        .containsEntry(
            seed.privateVpc().subnet(),
            new Subnet(
                seed.privateVpc().subnet(),
                seed.privateVpc().vpc(),
                Moto.ACCOUNT,
                "eu-west-1a",
                List.of(Cidr.parse("10.0.1.0/24"))));
    assertThat(network.vpcDns())
        .isEqualTo(
            Map.of(
                seed.privateVpc().vpc(), Fact.known(new VpcDnsAttributes(true, true)),
                seed.publicVpc().vpc(), Fact.known(new VpcDnsAttributes(true, false))));
    assertThat(network.dhcpOptions())
        .isEqualTo(
            Fact.known(
                Map.of(
                    seed.privateVpc().dhcpOptions(), options(seed.privateVpc().dhcpOptions()),
                    seed.publicVpc().dhcpOptions(), options(seed.publicVpc().dhcpOptions()))));
  }

  private static DhcpOptions options(String id) {
    return new DhcpOptions(id, List.of("AmazonProvidedDNS"), "example.internal");
  }

  @Test
  void onlyAZoneThatBearsOnAServicesNameIsPublished() {
    assertThat(snapshot.network().privateZones())
        .containsOnlyKeys(seed.privateVpc().vpc(), seed.publicVpc().vpc())
        .containsEntry(seed.publicVpc().vpc(), Fact.known(List.of()));
    List<PrivateHostedZone> zones =
        known(requireNonNull(snapshot.network().privateZones().get(seed.privateVpc().vpc())));
    assertThat(zones).extracting(PrivateHostedZone::id).containsExactly(seed.privateVpc().zone());
    assertThat(requireNonNull(zones.getFirst().records()))
        .contains(new HostedZoneRecord("kms.eu-west-1.amazonaws.com.", "A", List.of("10.0.1.99")));
  }

  @Test
  void aRouteTableIsPublishedWithItsSubnetsAndTargets() {
    var inside = requireNonNull(known(snapshot.network().routeTables()).get(table(true)));
    var outside = requireNonNull(known(snapshot.network().routeTables()).get(table(false)));

    assertThat(inside.main()).isFalse();
    assertThat(inside.subnetIds()).containsExactly(seed.privateVpc().subnet());
    assertThat(inside.routes())
        .containsExactlyInAnyOrder(
            new Route(
                new Route.ToCidr(Cidr.parse("10.0.0.0/16")),
                Route.Target.of("local"),
                Route.State.ACTIVE,
                Route.Origin.LOCAL),
            new Route(
                new Route.ToPrefixList(seed.privateVpc().s3List()),
                Route.Target.of(seed.privateVpc().s3()),
                Route.State.ACTIVE,
                Route.Origin.STATIC));
    assertThat(outside.routes())
        .contains(
            new Route(
                new Route.ToCidr(Cidr.parse("0.0.0.0/0")),
                Route.Target.of(seed.publicVpc().igw()),
                Route.State.ACTIVE,
                Route.Origin.STATIC));
  }

  @Test
  void filtersArePublishedInBothDirections() {
    var acl =
        known(snapshot.network().networkAcls()).values().stream()
            .filter(candidate -> candidate.subnetIds().contains(seed.privateVpc().subnet()))
            .findFirst()
            .orElseThrow();
    var groups = known(snapshot.network().securityGroups());

    Cidr anywhere = Cidr.parse("0.0.0.0/0");
    assertThat(acl.entries())
        .contains(
            new AclEntry(100, true, true, "-1", null, anywhere),
            new AclEntry(32767, true, false, "-1", null, anywhere),
            new AclEntry(100, false, true, "-1", null, anywhere),
            new AclEntry(32767, false, false, "-1", null, anywhere));
    assertThat(requireNonNull(groups.get(seed.privateVpc().endpointGroup())).ingress())
        .containsExactly(
            new GroupRule(
                "tcp",
                Ports.of(443),
                List.of(),
                List.of(
                    new GroupReference(
                        seed.privateVpc().instanceGroup(), Moto.ACCOUNT, null, null)),
                List.of()));
    assertThat(requireNonNull(groups.get(seed.privateVpc().instanceGroup())).egress())
        .anySatisfy(rule ->
            assertThat(rule.prefixListIds())
                .containsExactlyInAnyOrder(
                    seed.privateVpc().s3List(), seed.privateVpc().customList()));
  }

  @Test
  void thePrefixListsThatContentArePublishedWithTheirEntries() {
    String s3 = seed.privateVpc().s3List();
    String custom = seed.privateVpc().customList();

    assertThat(known(snapshot.network().prefixLists()))
        .containsEntry(s3, new PrefixList(s3, "com.amazonaws.eu-west-1.s3", "AWS"))
        .containsEntry(custom, new PrefixList(custom, "proxies", Moto.ACCOUNT));
    assertThat(snapshot.network().prefixListEntries())
        .containsOnlyKeys(s3, custom)
        .containsEntry(custom, Fact.known(List.of(Cidr.parse("192.0.2.0/24"))));
  }

  @Test
  void anEndpointIsPublishedByItsKindAndAnInterfaceEndpointWithItsInterfaces() {
    var endpoints = known(snapshot.network().vpcEndpoints());

    assertThat(endpoints)
        .containsOnlyKeys(
            seed.privateVpc().ssm(), seed.privateVpc().ssmMessages(), seed.privateVpc().s3());
    InterfaceEndpoint ssm =
        (InterfaceEndpoint) requireNonNull(endpoints.get(seed.privateVpc().ssm()));
    assertThat(ssm.serviceName()).isEqualTo("com.amazonaws.eu-west-1.ssm");
    assertThat(ssm.state()).isEqualTo("available");
    assertThat(ssm.subnetIds()).containsExactly(seed.privateVpc().subnet());
    assertThat(ssm.groupIds()).containsExactly(seed.privateVpc().endpointGroup());
    assertThat(ssm.privateDnsEnabled()).isTrue();
    assertThat(ssm.policy()).isEqualTo("{\"Statement\":[]}");
    assertThat(known(snapshot.network().networkInterfaces()))
        .hasSize(3)
        .containsKeys(ssm.networkInterfaceIds().getFirst());
    assertThat(endpoints.get(seed.privateVpc().s3()))
        .isInstanceOfSatisfying(
            GatewayEndpoint.class,
            s3 -> assertThat(s3.routeTableIds()).containsExactly(seed.privateVpc().routeTable()));
  }

  @Test
  void gatewaysArePublishedWithWhereTheyStand() {
    assertThat(snapshot.network().internetGateways())
        .isEqualTo(
            Fact.known(
                Map.of(
                    seed.publicVpc().igw(),
                    new InternetGateway(
                        seed.publicVpc().igw(),
                        List.of(new Attachment(seed.publicVpc().vpc(), "available"))))));
    NatGateway nat =
        requireNonNull(known(snapshot.network().natGateways()).get(seed.publicVpc().nat()));
    assertThat(nat.subnetId()).isEqualTo(seed.publicVpc().subnet());
    assertThat(nat.connectivity()).isEqualTo(NatGateway.Connectivity.PUBLIC);
    assertThat(nat.availabilityMode()).isEqualTo("zonal");
    assertThat(nat.addresses()).hasSize(1);
  }

  private static String table(boolean inside) {
    return inside ? seed.privateVpc().routeTable() : seed.publicVpc().routeTable();
  }
}
