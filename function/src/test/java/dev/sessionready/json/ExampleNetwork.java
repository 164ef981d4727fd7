package dev.sessionready.json;

import static dev.sessionready.json.ExampleSnapshot.ACCOUNT;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.NetworkFacts;
import dev.sessionready.model.ResolverFacts;
import dev.sessionready.model.UnreadResource;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.address.Ports;
import dev.sessionready.network.model.AclEntry;
import dev.sessionready.network.model.Attachment;
import dev.sessionready.network.model.BlockPublicAccess;
import dev.sessionready.network.model.DhcpOptions;
import dev.sessionready.network.model.EgressOnlyInternetGateway;
import dev.sessionready.network.model.FirewallRule;
import dev.sessionready.network.model.FirewallRuleGroupAssociation;
import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.model.GroupReference;
import dev.sessionready.network.model.GroupRule;
import dev.sessionready.network.model.HostedZoneRecord;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.InternetGateway;
import dev.sessionready.network.model.NatGateway;
import dev.sessionready.network.model.NetworkAcl;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.network.model.OtherEndpoint;
import dev.sessionready.network.model.PeeringConnection;
import dev.sessionready.network.model.PrefixList;
import dev.sessionready.network.model.PrivateHostedZone;
import dev.sessionready.network.model.ProfileAssociation;
import dev.sessionready.network.model.ProfileResource;
import dev.sessionready.network.model.ResolverRuleAssociation;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.RouteTable;
import dev.sessionready.network.model.SecurityGroup;
import dev.sessionready.network.model.Subnet;
import dev.sessionready.network.model.TransitGatewayAttachment;
import dev.sessionready.network.model.TransitGatewayRouteTable;
import dev.sessionready.network.model.Vpc;
import dev.sessionready.network.model.VpcDnsAttributes;
import dev.sessionready.network.model.VpcEndpoint;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The network of the {@link ExampleSnapshot}: one of every noun, and every way to say less. */
final class ExampleNetwork {

  private static final String POLICY = "{\"Statement\":[]}";

  private ExampleNetwork() {}

  static NetworkFacts whole() {
    return new NetworkFacts(
        byId(
            Vpc::id,
            List.of(new Vpc("vpc-1", ACCOUNT, cidrs("10.0.0.0/16", "2001:db8::/56"), "dopt-1"))),
        Map.of("vpc-1", Fact.known(new VpcDnsAttributes(true, false))),
        Map.of("vpc-1", Fact.known(List.of(zone(), zoneOfAnother()))),
        byId(
            DhcpOptions::id,
            List.of(
                new DhcpOptions("dopt-1", List.of("AmazonProvidedDNS"), "example.internal"),
                new DhcpOptions("dopt-2", List.of("10.0.0.2"), null))),
        byId(
            Subnet::id,
            List.of(
                new Subnet("subnet-1", "vpc-1", ACCOUNT, "ap-northeast-1a", cidrs("10.0.1.0/24")),
                new Subnet("subnet-2", "vpc-1", ACCOUNT, "ap-northeast-1c", cidrs("10.0.2.0/24")))),
        byId(RouteTable::id, List.of(routeTable())),
        byId(NetworkAcl::id, List.of(networkAcl())),
        byId(SecurityGroup::id, List.of(securityGroup())),
        byId(VpcEndpoint::id, List.of(ssm(), quiet(), s3(), silent(), balancer())),
        byId(NetworkInterface::id, List.of(ofEndpoint())),
        byId(
            PrefixList::id,
            List.of(new PrefixList("pl-61a54008", "com.amazonaws.ap-northeast-1.s3", "AWS"))),
        Map.of(
            "pl-61a54008",
            Fact.known(cidrs("52.219.0.0/20")),
            "pl-2",
            Fact.unreadable("ec2:GetManagedPrefixListEntries", "denied")),
        byId(InternetGateway::id, List.of(new InternetGateway("igw-1", attachments("vpc-1")))),
        byId(NatGateway::id, List.of(zonal(), regional())),
        byId(
            EgressOnlyInternetGateway::id,
            List.of(new EgressOnlyInternetGateway("eigw-1", attachments("vpc-1")))),
        byId(PeeringConnection::id, List.of(peering())),
        Fact.known(
            Map.of(
                "tgw-attach-1",
                new TransitGatewayAttachment(
                    "tgw-attach-1", "tgw-1", "vpc-1", "available", List.of("subnet-1")))),
        Fact.known(blockPublicAccess()),
        Map.of("tgw-attach-1", Fact.known(transitGatewayRoutes())),
        Map.of(
            "rtb-2",
            new UnreadResource("ec2:DescribeRouteTables", "AWS's answer has no CIDR", "vpc-1"),
            "pcx-2",
            new UnreadResource("ec2:DescribeVpcPeeringConnections", "no VpcId", null)),
        resolver());
  }

  /** As it stood before there were fields for what was collected later. */
  static NetworkFacts older() {
    NetworkFacts whole = whole();
    return new NetworkFacts(
        whole.vpcs(),
        whole.vpcDns(),
        whole.privateZones(),
        whole.dhcpOptions(),
        whole.subnets(),
        whole.routeTables(),
        whole.networkAcls(),
        whole.securityGroups(),
        whole.vpcEndpoints(),
        whole.networkInterfaces(),
        whole.prefixLists(),
        whole.prefixListEntries(),
        whole.internetGateways(),
        whole.natGateways(),
        whole.egressOnlyInternetGateways(),
        whole.peeringConnections(),
        whole.transitGatewayAttachments(),
        whole.blockPublicAccess(),
        null,
        null,
        null);
  }

  /** What was kept of Route 53 before AWS was asked what Profiles and firewalls hold. */
  static ResolverFacts olderResolver() {
    ResolverFacts whole = resolver();
    return new ResolverFacts(
        whole.profileAssociations(),
        whole.resolverRuleAssociations(),
        whole.firewallRuleGroupAssociations(),
        null,
        null);
  }

  private static TransitGatewayRouteTable transitGatewayRoutes() {
    return new TransitGatewayRouteTable(
        "tgw-rtb-1",
        List.of(
            new TransitGatewayRouteTable.Entry(
                Cidr.parse("10.1.0.0/16"),
                List.of("tgw-attach-2"),
                Route.State.ACTIVE,
                Route.Origin.PROPAGATED),
            new TransitGatewayRouteTable.Entry(
                Cidr.parse("0.0.0.0/0"), List.of(), Route.State.BLACKHOLE, Route.Origin.STATIC)));
  }

  private static ResolverFacts resolver() {
    return new ResolverFacts(
        byId(ProfileAssociation::id, List.of(new ProfileAssociation("rpassoc-1", "rp-1", "vpc-1"))),
        byId(
            ResolverRuleAssociation::id,
            List.of(
                new ResolverRuleAssociation(
                    "rslvr-rrassoc-1", "rslvr-rr-1", "vpc-1", "corp.example.", "FORWARD"),
                new ResolverRuleAssociation("rslvr-rrassoc-2", "rslvr-rr-2", "vpc-1", null, null))),
        byId(
            FirewallRuleGroupAssociation::id,
            List.of(new FirewallRuleGroupAssociation("rslvr-frgassoc-1", "rslvr-frg-1", "vpc-1"))),
        Map.of(
            "rp-1",
            Fact.known(
                List.of(
                    new ProfileResource("arn:aws:route53:::hostedzone/Z1", null, null),
                    new ProfileResource(
                        "arn:aws:route53resolver:eu-west-1:210987654321:resolver-rule/rslvr-rr-3",
                        "lab.example.",
                        "FORWARD")))),
        Map.of(
            "rslvr-frg-1",
            Fact.known(
                List.of(
                    new FirewallRule(1, "ALLOW", List.of("*.amazonaws.com."), null),
                    new FirewallRule(2, "BLOCK", null, "A")))));
  }

  static NetworkInterface ofInstance() {
    return new NetworkInterface(
        "eni-1",
        "vpc-1",
        "subnet-1",
        List.of("sg-1"),
        List.of(Ip.parse("10.0.1.23")),
        List.of(Ip.parse("2001:db8::17")),
        Ip.parse("54.64.0.1"),
        true,
        "interface",
        ACCOUNT);
  }

  private static NetworkInterface ofEndpoint() {
    return new NetworkInterface(
        "eni-2",
        "vpc-1",
        "subnet-2",
        List.of("sg-1"),
        List.of(Ip.parse("10.0.2.9")),
        List.of(),
        null,
        false,
        "vpc_endpoint",
        ACCOUNT);
  }

  private static PrivateHostedZone zone() {
    return new PrivateHostedZone(
        "Z1",
        "ssm.ap-northeast-1.amazonaws.com.",
        List.of(
            new HostedZoneRecord("ssm.ap-northeast-1.amazonaws.com.", "A", List.of("10.0.2.9"))));
  }

  private static PrivateHostedZone zoneOfAnother() {
    return new PrivateHostedZone("Z2", "logs.ap-northeast-1.amazonaws.com", null);
  }

  private static RouteTable routeTable() {
    return new RouteTable(
        "rtb-1",
        "vpc-1",
        true,
        List.of("subnet-1"),
        List.of("igw-1"),
        List.of(
            route("10.0.0.0/16", "local", Route.State.ACTIVE, Route.Origin.LOCAL),
            route("0.0.0.0/0", "nat-1", Route.State.BLACKHOLE, Route.Origin.STATIC),
            route("172.16.0.0/12", "vgw-1", Route.State.ACTIVE, Route.Origin.PROPAGATED),
            new Route(
                new Route.ToPrefixList("pl-61a54008"),
                Route.Target.of("vpce-s3"),
                Route.State.ACTIVE,
                Route.Origin.STATIC)));
  }

  private static Route route(
      String destination, String target, Route.State state, Route.Origin origin) {
    return new Route(
        new Route.ToCidr(Cidr.parse(destination)), Route.Target.of(target), state, origin);
  }

  private static NetworkAcl networkAcl() {
    return new NetworkAcl(
        "acl-1",
        "vpc-1",
        List.of("subnet-1", "subnet-2"),
        List.of(
            new AclEntry(100, true, true, "6", Ports.of(443), Cidr.parse("0.0.0.0/0")),
            new AclEntry(100, false, true, "6", new Ports(1024, 65_535), Cidr.parse("0.0.0.0/0")),
            new AclEntry(32_767, true, false, "-1", null, Cidr.parse("0.0.0.0/0"))));
  }

  private static SecurityGroup securityGroup() {
    return new SecurityGroup(
        "sg-1",
        "vpc-1",
        ACCOUNT,
        List.of(
            new GroupRule(
                "tcp",
                Ports.of(443),
                List.of(),
                List.of(
                    new GroupReference("sg-1", ACCOUNT, null, null),
                    new GroupReference("sg-9", "210987654321", "vpc-9", "pcx-1")),
                List.of("pl-61a54008"))),
        List.of(new GroupRule("-1", null, cidrs("0.0.0.0/0", "::/0"), List.of(), List.of())));
  }

  private static InterfaceEndpoint ssm() {
    return new InterfaceEndpoint(
        "vpce-ssm",
        "vpc-1",
        ACCOUNT,
        "com.amazonaws.ap-northeast-1.ssm",
        "ap-northeast-1",
        "available",
        List.of("subnet-2"),
        List.of("sg-1"),
        List.of("eni-2"),
        true,
        false,
        "ipv4",
        "ipv4",
        POLICY,
        List.of("ssm.ap-northeast-1.amazonaws.com"));
  }

  private static InterfaceEndpoint quiet() {
    return new InterfaceEndpoint(
        "vpce-quiet",
        "vpc-1",
        ACCOUNT,
        "com.amazonaws.ap-northeast-1.logs",
        null,
        "pendingAcceptance",
        List.of(),
        List.of(),
        List.of(),
        false,
        true,
        "dualstack",
        null,
        null,
        List.of());
  }

  private static GatewayEndpoint s3() {
    return new GatewayEndpoint(
        "vpce-s3",
        "vpc-1",
        ACCOUNT,
        "com.amazonaws.ap-northeast-1.s3",
        "available",
        List.of("rtb-1"),
        POLICY);
  }

  private static GatewayEndpoint silent() {
    return new GatewayEndpoint(
        "vpce-silent",
        "vpc-1",
        ACCOUNT,
        "com.amazonaws.ap-northeast-1.dynamodb",
        "available",
        List.of(),
        null);
  }

  private static OtherEndpoint balancer() {
    return new OtherEndpoint(
        "vpce-gwlb", "vpc-1", ACCOUNT, "com.example.filter", "available", "GatewayLoadBalancer");
  }

  private static NatGateway zonal() {
    return new NatGateway(
        "nat-1",
        "vpc-1",
        "subnet-2",
        "available",
        NatGateway.Connectivity.PUBLIC,
        "zonal",
        List.of(
            new NatGateway.Address("eni-3", Ip.parse("10.0.2.10"), Ip.parse("54.64.0.2")),
            new NatGateway.Address(null, null, null)));
  }

  private static NatGateway regional() {
    return new NatGateway(
        "nat-2", "vpc-1", null, "pending", NatGateway.Connectivity.PRIVATE, "regional", List.of());
  }

  private static PeeringConnection peering() {
    return new PeeringConnection(
        "pcx-1",
        "active",
        new PeeringConnection.Side("vpc-1", ACCOUNT, "ap-northeast-1", cidrs("10.0.0.0/16")),
        new PeeringConnection.Side("vpc-9", "210987654321", "us-east-1", cidrs("10.9.0.0/16")));
  }

  private static BlockPublicAccess blockPublicAccess() {
    return new BlockPublicAccess(
        BlockPublicAccess.Mode.BLOCK_INGRESS,
        "update-complete",
        List.of(
            new BlockPublicAccess.Exclusion(
                "vpcbpa-exclude-1", "vpc-1", BlockPublicAccess.Allow.EGRESS, "create-complete")));
  }

  private static List<Attachment> attachments(String vpcId) {
    return List.of(new Attachment(vpcId, "available"));
  }

  private static List<Cidr> cidrs(String... texts) {
    return Stream.of(texts).map(Cidr::parse).toList();
  }

  private static <T> Fact<Map<String, T>> byId(Function<T, String> id, List<T> nouns) {
    return Fact.known(nouns.stream().collect(Collectors.toMap(id, Function.identity())));
  }
}
