package dev.sessionready.network.trace;

import static dev.sessionready.network.trace.TopologyPlan.VPC;
import static dev.sessionready.network.trace.TopologyPlan.allowAll;
import static dev.sessionready.network.trace.TopologyPlan.blackhole;
import static dev.sessionready.network.trace.TopologyPlan.cidrs;
import static dev.sessionready.network.trace.TopologyPlan.endpoint;
import static dev.sessionready.network.trace.TopologyPlan.listRoute;
import static dev.sessionready.network.trace.TopologyPlan.listRule;
import static dev.sessionready.network.trace.TopologyPlan.local;
import static dev.sessionready.network.trace.TopologyPlan.local6;
import static dev.sessionready.network.trace.TopologyPlan.route;
import static dev.sessionready.network.trace.TopologyPlan.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.CidrSet;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.address.Ports;
import dev.sessionready.network.model.AclEntry;
import dev.sessionready.network.model.DhcpOptions;
import dev.sessionready.network.model.EgressOnlyInternetGateway;
import dev.sessionready.network.model.FirewallRuleGroupAssociation;
import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.model.HostedZoneRecord;
import dev.sessionready.network.model.PrefixList;
import dev.sessionready.network.model.PrivateHostedZone;
import dev.sessionready.network.model.ProfileAssociation;
import dev.sessionready.network.model.ResolverRuleAssociation;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.Subnet;
import dev.sessionready.network.model.VpcDnsAttributes;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.RegionalService;
import dev.sessionready.network.path.ServicePath;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which way the name of a service leads, and what keeps it from there. */
class ServicePathFinderTest {

  private static final String RESOLVER = "→ DNS [vpc-1] open AmazonProvidedDNS";

  private final TopologyPlan plan = TopologyPlan.healthy();

  private void withoutInternet() {
    plan.table("rtb-private", VPC, local());
  }

  private static void assertPath(
      ServicePath path, ServicePath.Kind networkPath, PathOutcome outcome, String... viaIds) {
    assertThat(path.kind()).isEqualTo(networkPath);
    assertThat(path.outcome()).as("%s", path).isEqualTo(outcome);
    assertThat(path.viaIds()).containsExactly(viaIds);
  }

  private static void assertCauses(ServicePath path, String... lines) {
    assertThat(ExpectedPath.lines(path.causes())).containsExactly(lines);
    assertThat(path.outcome()).isEqualTo(PathOutcome.BLOCKED);
  }

  private static void assertDoubts(ServicePath path, String... lines) {
    assertThat(ExpectedPath.lines(path.doubts())).containsExactly(lines);
    assertThat(path.outcome()).isEqualTo(PathOutcome.UNKNOWN);
  }

  // Through an interface endpoint of the VPC.

  @Test
  void thePrivateDnsOfAnEndpointTakesTheName() {
    var path = plan.path("ssm");
    assertPath(path, ServicePath.Kind.INTERFACE_ENDPOINT, PathOutcome.ALLOWED, "vpce-ssm");
    assertThat(ExpectedPath.lines(path.components()))
        .containsExactly(
            RESOLVER, "→ ENDPOINT [vpce-ssm] open com.amazonaws.eu-west-1.ssm available");
    assertThat(path.packetPaths()).containsExactly(plan.packetPath(TopologyPlan.ENDPOINT));
    assertThat(path.allCaveats()).isEmpty();
    assertThat(path.bypassedIds()).isEmpty();
  }

  @Test
  void itDoesSoInPublicSubnetsTooAndThenTheEndpointDecides() {
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "igw-1"));
    plan.group("sg-e", List.of(rule("tcp", 443, "10.0.9.0/24")), List.of());
    var path = plan.path("ssm");
    assertPath(path, ServicePath.Kind.INTERFACE_ENDPOINT, PathOutcome.BLOCKED, "vpce-ssm");
    assertCauses(path, "→ SECURITY_GROUP_INGRESS [sg-e] ENI_SG_RULES_MISMATCH ");
  }

  @Test
  void oneReachableInterfaceOfSeveralIsEnoughWithACaveat() {
    plan.face("eni-e2", "subnet-n", "sg-x", Ip.parse("10.0.3.9"));
    plan.group("sg-x", List.of(rule("tcp", 80, "0.0.0.0/0")), List.of());
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e", "eni-e2").build());
    var path = plan.path("ssm");
    assertPath(path, ServicePath.Kind.INTERFACE_ENDPOINT, PathOutcome.ALLOWED, "vpce-ssm");
    assertThat(path.allCaveats())
        .containsExactly(new Caveat(Caveat.Kind.SOME_UNREACHABLE, "10.0.3.9/32"));
    plan.group("sg-e", List.of(), List.of());
    assertCauses(
        plan.path("ssm"),
        "→ SECURITY_GROUP_INGRESS [sg-e] SG_HAS_NO_RULES ",
        "→ SECURITY_GROUP_INGRESS [sg-x] ENI_SG_RULES_MISMATCH ");
  }

  @Test
  void caveatsOfComponentsArePublishedOfTheWhole() {
    plan.ownAcl(
        "subnet-a",
        allowAll(true),
        TopologyPlan.in(1, true, new Ports(32_768, 65_535), "0.0.0.0/0"));
    assertThat(plan.path("ssm").allCaveats())
        .containsExactly(new Caveat(Caveat.Kind.EPHEMERAL_PORTS_CLOSED, "1024-32767"));
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").state("Partial").build());
    assertThat(plan.path("ssm").allCaveats())
        .containsExactly(
            new Caveat(Caveat.Kind.ENDPOINT_PARTIAL, "vpce-ssm"),
            new Caveat(Caveat.Kind.EPHEMERAL_PORTS_CLOSED, "1024-32767"));
  }

  @ParameterizedTest
  @CsvSource({
    "ipv4, , IPV4, ALLOWED",
    "ipv4, service-defined, IPV4, ALLOWED",
    "dualstack, , IPV4, ALLOWED",
    "dualstack, dualstack, IPV6, ALLOWED",
    "dualstack, ipv6, IPV4, BLOCKED",
    "dualstack, ipv4, IPV6, BLOCKED",
    "ipv6, , IPV4, BLOCKED",
    "ipv6, ipv6, IPV6, ALLOWED",
    "ipv4, , IPV6, BLOCKED"
  })
  void theEndpointMustAnswerForTheAddressFamily(
      String type, @Nullable String records, Family family, PathOutcome outcome) {
    plan.face("eni-i", "subnet-a", "sg-i", TopologyPlan.INSTANCE, TopologyPlan.INSTANCE6);
    plan.face("eni-e", "subnet-b", "sg-e", TopologyPlan.ENDPOINT, Ip.parse("2600:1f18:1:2::9"));
    plan.group("sg-i", List.of(), List.of(rule("tcp", 443, "0.0.0.0/0", "::/0")));
    plan.group("sg-e", List.of(rule("tcp", 443, "0.0.0.0/0", "::/0")), List.of());
    var in6 = new AclEntry(101, false, true, "-1", null, Cidr.parse("::/0"));
    var out6 = new AclEntry(101, true, true, "-1", null, Cidr.parse("::/0"));
    plan.acl("acl-1", List.of("subnet-a", "subnet-b"), allowAll(true), allowAll(false), in6, out6);
    plan.table("rtb-private", VPC, local(), local6());
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").families(type, records).build());
    var path = plan.path("ssm", family);
    assertPath(path, ServicePath.Kind.INTERFACE_ENDPOINT, outcome, "vpce-ssm");
    if (outcome == PathOutcome.BLOCKED) {
      assertCauses(
          path,
          "→ ENDPOINT [vpce-ssm] ENDPOINT_ADDRESS_FAMILY "
              + (records == null ? type : type + " " + records));
    }
  }

  @Test
  void anEndpointWithoutInterfacesOrWithoutAddressesLeadsNowhere() {
    plan.put(endpoint("vpce-ssm", "ssm").build());
    assertCauses(plan.path("ssm"), "→ NETWORK_INTERFACE [vpce-ssm] ENDPOINT_WITHOUT_INTERFACES ");
    plan.put(endpoint("vpce-ssm", "ssm", "eni-none").build());
    assertDoubts(plan.path("ssm"), "→ NETWORK_INTERFACE [eni-none] NOT_VISIBLE eni-none");
    plan.face("eni-none", "subnet-b", "sg-e");
    assertCauses(plan.path("ssm"), "→ NETWORK_INTERFACE [eni-none] ENI_ADDRESS_RESTRICTION IPV4");
  }

  /** What it would pass, were it given an address of its subnet or, failing that, of its VPC. */
  @Test
  void anInterfaceWithoutAnAddressOfTheFamilyIsJudgedByTheBlocksThatItCouldBeGivenOneOf() {
    plan.face("eni-i", "subnet-a", "sg-i", TopologyPlan.INSTANCE, TopologyPlan.INSTANCE6);
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").families("dualstack", null).build());
    var subnet = Cidr.parse("2600:1f18:1:2::/64");
    var vpc = Cidr.parse("2600:1f18:1::/56");
    plan.group("sg-i", List.of(), List.of(rule("tcp", 443, subnet.toString())));
    plan.group("sg-e", List.of(rule("tcp", 443, TopologyPlan.INSTANCE6 + "/128")), List.of());
    plan.acl(
        "acl-1",
        List.of("subnet-a", "subnet-b"),
        new AclEntry(1, true, true, "6", Ports.of(443), subnet),
        new AclEntry(2, true, true, "6", new Ports(1_024, 65_535), vpc),
        new AclEntry(1, false, true, "6", Ports.of(443), vpc),
        new AclEntry(2, false, true, "6", new Ports(1_024, 65_535), subnet));
    var stop = "→ NETWORK_INTERFACE [eni-e] ENI_ADDRESS_RESTRICTION IPV6";
    assertThat(ExpectedPath.components(plan.path("ssm", Family.IPV6).packetPaths().getFirst()))
        .containsExactly(
            "→ SECURITY_GROUP_EGRESS [sg-i] open egress tcp 443 2600:1f18:1:2::/64",
            "→ NETWORK_ACL_OUT [acl-1, subnet-a] open rule 1 allow tcp 443 2600:1f18:1:2::/64",
            "→ NETWORK_ACL_IN [acl-1, subnet-b] open rule 1 allow tcp 443 2600:1f18:1::/56",
            stop,
            "→ SECURITY_GROUP_INGRESS [sg-e] open ingress tcp 443 2600:1f18:1:1::5/128",
            "← NETWORK_ACL_OUT [acl-1, subnet-b] open rule 2 allow tcp 1024-65535"
                + " 2600:1f18:1::/56",
            "← NETWORK_ACL_IN [acl-1, subnet-a] open rule 2 allow tcp 1024-65535"
                + " 2600:1f18:1:2::/64");
    assertThat(plan.path("ssm", Family.IPV6).allCaveats()).isEmpty();
    plan.subnet("subnet-b", VPC, "eu-west-1b", "10.0.2.0/24");
    assertThat(plan.path("ssm", Family.IPV6).allCaveats())
        .contains(
            new Caveat(
                Caveat.Kind.ADDRESSES_CLOSED,
                CidrSet.text(CidrSet.minus(List.of(vpc), List.of(subnet)))));
    plan.world.forbidden = "vpc";
    assertThat(ExpectedPath.components(plan.path("ssm", Family.IPV6).packetPaths().getFirst()))
        .containsExactly(stop);
  }

  // Where the name does not lead to the endpoint.

  @Test
  void withoutPrivateDnsTheInternetIsTakenAndTheEndpointBypassed() {
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").withoutPrivateDns().build());
    var path = plan.path("ssm");
    assertPath(path, ServicePath.Kind.INTERNET, PathOutcome.ALLOWED);
    assertThat(path.bypassedIds()).containsExactly("vpce-ssm");
    assertThat(path.broad()).isTrue();
  }

  @Test
  void withoutPrivateDnsAndInternetThatIsTheCause() {
    withoutInternet();
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").withoutPrivateDns().build());
    var path = plan.path("ssm");
    assertPath(path, ServicePath.Kind.INTERFACE_ENDPOINT, PathOutcome.BLOCKED, "vpce-ssm");
    assertCauses(path, "→ DNS [vpce-ssm] PRIVATE_DNS_DISABLED ");
  }

  @Test
  void otherFaultsOfTheEndpointArePublishedToo() {
    withoutInternet();
    plan.group("sg-e", List.of(), List.of());
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").withoutPrivateDns().build());
    assertCauses(
        plan.path("ssm"),
        "→ DNS [vpce-ssm] PRIVATE_DNS_DISABLED ",
        "→ SECURITY_GROUP_INGRESS [sg-e] SG_HAS_NO_RULES ");
  }

  @Test
  void privateDnsNeedsDnsHostnames() {
    plan.world.vpcDns.put(VPC, new VpcDnsAttributes(true, false));
    assertPath(plan.path("ssm"), ServicePath.Kind.INTERNET, PathOutcome.ALLOWED);
    withoutInternet();
    assertCauses(plan.path("ssm"), "→ DNS [vpc-1] DNS_HOSTNAMES_DISABLED ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deleting", "deleted", "rejected", "failed", "Expired"})
  void anEndpointThatIsGoneTakesNoName(String state) {
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").state(state).build());
    assertPath(plan.path("ssm"), ServicePath.Kind.INTERNET, PathOutcome.ALLOWED);
    withoutInternet();
    assertCauses(
        plan.path("ssm"), "→ ENDPOINT [vpce-ssm] BAD_STATE com.amazonaws.eu-west-1.ssm " + state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "pendingAcceptance", "PendingAcceptance"})
  void anEndpointStillInTheMakingIsUncertain(String state) {
    withoutInternet();
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").state(state).build());
    assertDoubts(plan.path("ssm"), "→ ENDPOINT [vpce-ssm] ENDPOINT_PENDING vpce-ssm");
  }

  @Test
  void theNamesOfAnEndpointExistOnceItIsMadeOrItsStateIsNotKnown() {
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").state("pending").build());
    assertPath(plan.path("ssm"), ServicePath.Kind.INTERNET, PathOutcome.ALLOWED);
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").state("upgrading").build());
    assertDoubts(
        plan.path("ssm"),
        "→ ENDPOINT [vpce-ssm] COULD_NOT_LOOK vpce-ssm ec2:DescribeVpcEndpoints"
            + " AWS answered with 'upgrading', which is unknown here");
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").state("").build());
    assertDoubts(
        plan.path("ssm"),
        "→ ENDPOINT [vpce-ssm] COULD_NOT_LOOK vpce-ssm ec2:DescribeVpcEndpoints"
            + " AWS's answer has no State");
  }

  @Test
  void ofSeveralEndpointsTheOneWithTheNameIsTaken() {
    plan.put(endpoint("vpce-a", "ssm", "eni-e").withoutPrivateDns().build());
    var path = plan.path("ssm");
    assertPath(path, ServicePath.Kind.INTERFACE_ENDPOINT, PathOutcome.ALLOWED, "vpce-ssm");
    assertThat(path.bypassedIds()).containsExactly("vpce-a");
  }

  @Test
  void anEndpointForAnotherServiceOrVpcOrRegionDoesNotServe() {
    withoutInternet();
    plan.world.endpoints.clear();
    plan.put(endpoint("vpce-m", "ssmmessages", "eni-e").build());
    plan.put(endpoint("vpce-o", "ssm", "eni-e").in("vpc-9").build());
    assertPath(plan.path("ssm"), ServicePath.Kind.NONE, PathOutcome.BLOCKED);
    var elsewhere =
        new ServicePathFinder(plan.world, plan.start())
            .to(new RegionalService("ssmmessages", "eu-north-1"), Family.IPV4);
    assertThat(elsewhere.kind()).isEqualTo(ServicePath.Kind.NONE);
  }

  @Test
  void whereNothingLeadsOnlyTheMissingRouteIsTheCause() {
    withoutInternet();
    plan.world.endpoints.clear();
    var path = plan.path("ssm");
    assertPath(path, ServicePath.Kind.NONE, PathOutcome.BLOCKED);
    assertCauses(path, "→ ROUTE [rtb-private, subnet-a] NO_ROUTE_TO_DESTINATION ");
  }

  @Test
  void aRouteThatEndsAtTheNatGatewayIsAPathAllTheSame() {
    plan.world.endpoints.clear();
    plan.table("rtb-public", VPC, List.of("subnet-n"), local());
    assertPath(plan.path("ssm"), ServicePath.Kind.INTERNET, PathOutcome.BLOCKED);
  }

  @Test
  void aFipsEndpointServesWhereNothingElseDoes() {
    plan.world.endpoints.clear();
    plan.put(endpoint("vpce-f", "ssm-fips", "eni-e").build());
    assertPath(plan.path("ssm"), ServicePath.Kind.INTERNET, PathOutcome.ALLOWED);
    withoutInternet();
    var path = plan.path("ssm");
    assertPath(path, ServicePath.Kind.INTERFACE_ENDPOINT, PathOutcome.ALLOWED, "vpce-f");
    assertThat(path.allCaveats()).containsExactly(new Caveat(Caveat.Kind.FIPS_NAME_ONLY, "vpce-f"));
  }

  // The resolver.

  @Test
  void withoutTheResolverNoNameLeadsAnywhere() {
    plan.world.vpcDns.put(VPC, new VpcDnsAttributes(false, true));
    assertCauses(plan.path("ssm"), "→ DNS [vpc-1] DNS_SUPPORT_DISABLED enableDnsSupport false");
  }

  @Test
  void aCustomResolverMakesUncertainWhatHangsOnTheTarget() {
    customResolver();
    assertDoubts(plan.path("ssm"), "→ DNS [vpc-1] CUSTOM_RESOLVER dopt-1");
    // Refused by the endpoint, but the name may lead to the internet.
    plan.group("sg-e", List.of(), List.of());
    assertDoubts(plan.path("ssm"), "→ DNS [vpc-1] CUSTOM_RESOLVER dopt-1");
  }

  @Test
  void whatIsBlockedForEveryTargetIsCertainWhateverAnswersForTheName() {
    customResolver();
    plan.group("sg-i", List.of(), List.of());
    assertCauses(plan.path("ssm"), "→ SECURITY_GROUP_EGRESS [sg-i] SG_HAS_NO_RULES ");
    plan.group("sg-i", List.of(), List.of(rule("tcp", 443, "0.0.0.0/0")));
    plan.ownAcl("subnet-a", allowAll(true));
    assertCauses(
        plan.path("ssm"),
        "← NETWORK_ACL_IN [acl-subnet-a, subnet-a] SUBNET_ACL_RESTRICTION rule * deny");
  }

  @Test
  void withoutAnyRouteOutOnlyTheEndpointsOfTheVpcAreLeft() {
    customResolver();
    withoutInternet();
    assertDoubts(plan.path("ssm"), "→ DNS [vpc-1] CUSTOM_RESOLVER dopt-1");
    assertPath(plan.path("logs"), ServicePath.Kind.NONE, PathOutcome.BLOCKED);
    plan.group("sg-e", List.of(), List.of());
    assertCauses(plan.path("ssm"), "→ SECURITY_GROUP_INGRESS [sg-e] SG_HAS_NO_RULES ");
    // Another DNS server needs no private DNS to lead to an endpoint.
    plan.group("sg-e", List.of(rule("tcp", 443, "10.0.0.0/16")), List.of());
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").withoutPrivateDns().build());
    assertThat(plan.path("ssm").outcome()).isEqualTo(PathOutcome.UNKNOWN);
  }

  @Test
  void anEndpointThatIsGoneIsNoTarget() {
    customResolver();
    withoutInternet();
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").state("deleted").build());
    assertThat(plan.path("ssm").outcome()).isEqualTo(PathOutcome.BLOCKED);
  }

  @Test
  void anEndpointOfTheVpcIsATargetBesideTheOneThatAZoneNames() {
    customResolver();
    withoutInternet();
    plan.face("eni-x", "subnet-b", "sg-x", Ip.parse("10.0.2.77"));
    plan.group("sg-x", List.of(), List.of());
    var host = "ssm.eu-west-1.amazonaws.com";
    zone(host, List.of(alias(host, "10.0.2.77")));
    assertThat(plan.path("ssm").outcome()).isEqualTo(PathOutcome.BLOCKED);
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").withoutPrivateDns().build());
    assertThat(plan.path("ssm").outcome()).isEqualTo(PathOutcome.UNKNOWN);
  }

  @Test
  void aPrivateNetworkBeyondTheVpcIsATargetToo() {
    customResolver();
    plan.world.endpoints.clear();
    plan.table("rtb-private", VPC, local(), route("10.0.0.0/8", "vgw-1"));
    assertThat(plan.path("ssm").outcome()).isEqualTo(PathOutcome.UNKNOWN);
    plan.group("sg-i", List.of(), List.of(rule("tcp", 443, "10.0.0.0/16")));
    assertThat(plan.path("ssm").outcome()).isEqualTo(PathOutcome.BLOCKED);
  }

  private void customResolver() {
    plan.world.dhcpOptions.put("dopt-1", new DhcpOptions("dopt-1", List.of("10.9.9.9"), null));
  }

  @Test
  void aHiddenZoneLeavesTheTargetOpenToo() {
    zone("ssm.eu-west-1.amazonaws.com", null);
    assertDoubts(plan.path("ssm"), "→ DNS [Z1] HIDDEN_ZONE Z1");
    plan.group("sg-i", List.of(), List.of());
    var path = plan.path("ssm");
    assertThat(path.kind()).isEqualTo(ServicePath.Kind.PRIVATE_ZONE);
    assertCauses(path, "→ SECURITY_GROUP_EGRESS [sg-i] SG_HAS_NO_RULES ");
  }

  @Test
  void aVpcWithoutHostNamesAsksNoZone() {
    var host = "ssm.eu-west-1.amazonaws.com";
    plan.world.vpcDns.put(VPC, new VpcDnsAttributes(true, false));
    zone(host, List.of(alias(host, TopologyPlan.ENDPOINT.toString())));
    assertPath(plan.path("ssm"), ServicePath.Kind.INTERNET, PathOutcome.ALLOWED);
    withoutInternet();
    assertCauses(plan.path("ssm"), "→ DNS [vpc-1] DNS_HOSTNAMES_DISABLED ");
    zone(host, null);
    assertThat(plan.path("ssm").outcome()).isEqualTo(PathOutcome.BLOCKED);
    plan.table("rtb-private", VPC, local(), route("10.8.0.0/16", "vgw-1"));
    assertThat(plan.path("ssm").outcome()).isEqualTo(PathOutcome.BLOCKED);
  }

  // What else of Route 53 answers.

  private void resolverRule(String domain, String type) {
    plan.world.resolverRules =
        List.of(new ResolverRuleAssociation("assoc-1", "rslvr-rr-1", VPC, domain, type));
  }

  @Test
  void aProfileMayBringWhatIsMissing() {
    withoutInternet();
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").withoutPrivateDns().build());
    plan.world.profiles = List.of(new ProfileAssociation("assoc-1", "rp-1", VPC));
    assertThat(plan.path("ssm").outcome()).isEqualTo(PathOutcome.UNKNOWN);
    assertThat(ExpectedPath.lines(plan.path("ssm").doubts()))
        .containsExactly("→ DNS [rp-1] PROFILE rp-1");
    // To no other network, and to no endpoint of the VPC: then no Profile helps.
    assertPath(plan.path("logs"), ServicePath.Kind.NONE, PathOutcome.BLOCKED);
    plan.table("rtb-private", VPC, local(), route("10.8.0.0/16", "vgw-1"));
    assertThat(ExpectedPath.lines(plan.path("logs").doubts()))
        .contains("→ DNS [rp-1] PROFILE rp-1");
  }

  @Test
  void whatIsThereNeedsNoProfile() {
    plan.world.profiles = List.of(new ProfileAssociation("assoc-1", "rp-1", VPC));
    assertPath(
        plan.path("ssm"), ServicePath.Kind.INTERFACE_ENDPOINT, PathOutcome.ALLOWED, "vpce-ssm");
    plan.group("sg-e", List.of(), List.of());
    assertCauses(plan.path("ssm"), "→ SECURITY_GROUP_INGRESS [sg-e] SG_HAS_NO_RULES ");
  }

  @Test
  void whereNoneAskedOnlyAPathIntoAnotherNetworkIsInQuestion() {
    withoutInternet();
    plan.world.profiles = null;
    plan.world.resolverRules = null;
    assertPath(plan.path("logs"), ServicePath.Kind.NONE, PathOutcome.BLOCKED);
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").withoutPrivateDns().build());
    assertCauses(plan.path("ssm"), "→ DNS [vpce-ssm] PRIVATE_DNS_DISABLED ");
    plan.table("rtb-private", VPC, local(), route("10.8.0.0/16", "vgw-1"));
    assertThat(ExpectedPath.lines(plan.path("logs").doubts()))
        .contains("→ DNS [vpc-1] NAMES_NOT_READ vpc-1");
    plan.world.profiles = List.of();
    plan.world.resolverRules = List.of();
    assertPath(plan.path("logs"), ServicePath.Kind.NONE, PathOutcome.BLOCKED);
  }

  @Test
  void aRuleHandsTheNameAwayUnlessWhatTheVpcAnswersIsMoreSpecific() {
    resolverRule("amazonaws.com.", "FORWARD");
    assertPath(
        plan.path("ssm"), ServicePath.Kind.INTERFACE_ENDPOINT, PathOutcome.ALLOWED, "vpce-ssm");
    assertDoubts(plan.path("logs"), "→ DNS [rslvr-rr-1] FORWARDED_NAME rslvr-rr-1");
    resolverRule("ssm.eu-west-1.amazonaws.com.", "FORWARD");
    assertDoubts(plan.path("ssm"), "→ DNS [rslvr-rr-1] FORWARDED_NAME rslvr-rr-1");
    resolverRule("ssm.eu-west-1.amazonaws.com.", "SYSTEM");
    assertThat(plan.path("ssm").outcome()).isEqualTo(PathOutcome.ALLOWED);
    resolverRule("corp.example.", "FORWARD");
    assertThat(plan.path("logs").outcome()).isEqualTo(PathOutcome.ALLOWED);
    plan.world.resolverRules =
        List.of(
            new ResolverRuleAssociation(
                "assoc-1", "rslvr-autodefined-rr-internet-resolver", VPC, null, null));
    assertThat(plan.path("logs").outcome()).isEqualTo(PathOutcome.ALLOWED);
  }

  @Test
  void theMostSpecificRuleForTheNameCounts() {
    var wide = new ResolverRuleAssociation("a-1", "rslvr-rr-2", VPC, "amazonaws.com", "FORWARD");
    var narrow =
        new ResolverRuleAssociation("a-2", "rslvr-rr-1", VPC, "eu-west-1.amazonaws.com", "SYSTEM");
    plan.world.resolverRules = List.of(wide, narrow);
    assertThat(plan.path("logs").outcome()).isEqualTo(PathOutcome.ALLOWED);
    plan.world.resolverRules = List.of(narrow, wide);
    assertThat(plan.path("logs").outcome()).isEqualTo(PathOutcome.ALLOWED);
  }

  @Test
  void aPrivateZoneGoesBeforeARuleForAShorterNameOnly() {
    var host = "ssm.eu-west-1.amazonaws.com";
    zone(host + ".", List.of(alias(host, TopologyPlan.ENDPOINT.toString())));
    resolverRule("eu-west-1.amazonaws.com.", "FORWARD");
    assertPath(plan.path("ssm"), ServicePath.Kind.PRIVATE_ZONE, PathOutcome.ALLOWED, "Z1");
    resolverRule(host, "FORWARD");
    assertDoubts(plan.path("ssm"), "→ DNS [rslvr-rr-1] FORWARDED_NAME rslvr-rr-1");
    zone("EU-West-1.amazonaws.com.", List.of(alias(host, TopologyPlan.ENDPOINT.toString())));
    resolverRule("amazonaws.com", "FORWARD");
    assertPath(plan.path("ssm"), ServicePath.Kind.PRIVATE_ZONE, PathOutcome.ALLOWED, "Z1");
    zone("kms.eu-west-1.amazonaws.com", List.of());
    assertDoubts(plan.path("ssm"), "→ DNS [rslvr-rr-1] FORWARDED_NAME rslvr-rr-1");
    zone("m.eu-west-1.amazonaws.com", List.of());
    assertDoubts(plan.path("ssm"), "→ DNS [rslvr-rr-1] FORWARDED_NAME rslvr-rr-1");
  }

  @Test
  void aRuleForS3CountsThoughTheBucketIsNotKnown() {
    resolverRule("s3.eu-west-1.amazonaws.com.", "FORWARD");
    assertDoubts(plan.path("s3"), "→ DNS [rslvr-rr-1] FORWARDED_NAME rslvr-rr-1");
  }

  @Test
  void profilesOrRulesThatCouldNotBeReadMayBringWhatIsMissing() {
    withoutInternet();
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").withoutPrivateDns().build());
    for (var lookup : List.of("profiles", "resolverRules")) {
      plan.world.forbidden = lookup;
      assertDoubts(
          plan.path("ssm"), "→ DNS [vpc-1] COULD_NOT_LOOK vpc-1 ec2:" + lookup + " denied");
    }
  }

  @Test
  void ofSeveralProfilesTheSameOneIsNamed() {
    withoutInternet();
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").withoutPrivateDns().build());
    var one = new ProfileAssociation("assoc-1", "rp-1", VPC);
    var other = new ProfileAssociation("assoc-0", "rp-2", VPC);
    plan.world.profiles = List.of(other, one);
    assertDoubts(plan.path("ssm"), "→ DNS [rp-1] PROFILE rp-1");
    // Nobody asked for rules, but a Profile is there.
    plan.world.resolverRules = null;
    assertDoubts(plan.path("ssm"), "→ DNS [rp-1] PROFILE rp-1");
  }

  @Test
  void dnsFirewallIsACaveat() {
    plan.world.dnsFirewalls =
        List.of(new FirewallRuleGroupAssociation("assoc-1", "rslvr-frg-1", VPC));
    var path = plan.path("ssm");
    assertThat(path.outcome()).isEqualTo(PathOutcome.ALLOWED);
    assertThat(path.caveats()).containsExactly(new Caveat(Caveat.Kind.DNS_FIREWALL, "rslvr-frg-1"));
    plan.world.dnsFirewalls =
        List.of(
            new FirewallRuleGroupAssociation("assoc-1", "rslvr-frg-2", VPC),
            new FirewallRuleGroupAssociation("assoc-2", "rslvr-frg-1", VPC),
            new FirewallRuleGroupAssociation("assoc-3", "rslvr-frg-2", VPC));
    assertThat(plan.path("ssm").caveats())
        .containsExactly(
            new Caveat(Caveat.Kind.DNS_FIREWALL, "rslvr-frg-1"),
            new Caveat(Caveat.Kind.DNS_FIREWALL, "rslvr-frg-2"));
    plan.world.forbidden = "dnsFirewalls";
    assertThat(plan.path("ssm").caveats()).isEmpty();
  }

  // Private hosted zones.

  private void zone(String name, @Nullable List<HostedZoneRecord> records) {
    plan.world.endpoints.clear();
    plan.world.privateZones.put(VPC, List.of(new PrivateHostedZone("Z1", name, records)));
  }

  private static HostedZoneRecord alias(String name, String target) {
    return new HostedZoneRecord(name, "A", List.of(target));
  }

  private static final String HUB_NAME = "vpce-0ab1-x1y2.ssm.eu-west-1.vpce.amazonaws.com.";

  @Test
  void aZoneMayLeadTheNameToAnEndpointOfTheAccount() {
    zone("ssm.eu-west-1.amazonaws.com.", List.of(alias("ssm.eu-west-1.amazonaws.com.", HUB_NAME)));
    plan.put(endpoint("vpce-0ab1", "ssm", "eni-e").withoutPrivateDns().build());
    var path = plan.path("ssm");
    assertPath(path, ServicePath.Kind.PRIVATE_ZONE, PathOutcome.ALLOWED, "Z1", "vpce-0ab1");
    assertThat(ExpectedPath.lines(path.components()))
        .containsExactly(
            RESOLVER,
            "→ DNS [Z1] open " + HUB_NAME,
            "→ ENDPOINT [vpce-0ab1] open com.amazonaws.eu-west-1.ssm available");
    assertThat(path.packetPaths()).containsExactly(plan.packetPath(TopologyPlan.ENDPOINT));
    assertThat(path.bypassedIds()).isEmpty();
  }

  @Test
  void aZoneThatLeadsElsewhereIsUncertain() {
    zone("ssm.eu-west-1.amazonaws.com", List.of(alias("ssm.eu-west-1.amazonaws.com", HUB_NAME)));
    assertDoubts(plan.path("ssm"), "→ DNS [Z1] PRIVATE_ZONE " + HUB_NAME);
    plan.put(endpoint("vpce-0ab1", "kms", "eni-e").build());
    assertDoubts(plan.path("ssm"), "→ DNS [Z1] PRIVATE_ZONE " + HUB_NAME);
    zone("ssm.eu-west-1.amazonaws.com", List.of(alias("ssm.eu-west-1.amazonaws.com", "a.b.c")));
    assertDoubts(plan.path("ssm"), "→ DNS [Z1] PRIVATE_ZONE a.b.c");
    zone("ssm.eu-west-1.amazonaws.com", null);
    assertDoubts(plan.path("ssm"), "→ DNS [Z1] HIDDEN_ZONE Z1");
  }

  @Test
  void aZoneMayLeadToAnAddress() {
    zone(
        "ssm.eu-west-1.amazonaws.com",
        List.of(alias("ssm.eu-west-1.amazonaws.com", TopologyPlan.ENDPOINT.toString())));
    var path = plan.path("ssm");
    assertPath(path, ServicePath.Kind.PRIVATE_ZONE, PathOutcome.ALLOWED, "Z1");
    assertThat(path.packetPaths()).containsExactly(plan.packetPath(TopologyPlan.ENDPOINT));
  }

  @Test
  void aZoneWithoutTheNameHidesThePublicOne() {
    zone("eu-west-1.amazonaws.com", List.of());
    assertCauses(
        plan.path("ssm"), "→ DNS [Z1] NAME_NOT_IN_PRIVATE_ZONE ssm.eu-west-1.amazonaws.com");
  }

  @Test
  void aZoneForAnotherNameIsNotAsked() {
    zone("corp.example", List.of());
    assertPath(plan.path("ssm"), ServicePath.Kind.INTERNET, PathOutcome.ALLOWED);
  }

  // S3.

  private void s3(String... entries) {
    plan.world.prefixLists.put(
        "pl-s3", new PrefixList("pl-s3", "com.amazonaws.eu-west-1.s3", "AWS"));
    plan.world.prefixListEntries.put("pl-s3", cidrs(entries));
    plan.put(gateway("vpce-s3", "available"));
  }

  private static GatewayEndpoint gateway(String id, String state) {
    return new GatewayEndpoint(
        id,
        VPC,
        TopologyWorld.ACCOUNT,
        "com.amazonaws.eu-west-1.s3",
        state,
        List.of("rtb-private"),
        null);
  }

  @Test
  void s3IsReachedThroughTheGatewayEndpointThatTheTableNames() {
    s3("52.216.0.0/15", "3.5.0.0/20");
    plan.table("rtb-private", VPC, local(), listRoute("pl-s3", "vpce-s3"));
    plan.group("sg-i", List.of(), List.of(listRule("pl-s3")));
    var path = plan.path("s3");
    assertPath(path, ServicePath.Kind.GATEWAY_ENDPOINT, PathOutcome.ALLOWED, "vpce-s3");
    assertThat(path.broad()).isFalse();
    assertThat(path.packetPaths())
        .singleElement()
        .extracting(ExpectedPath::components)
        .isEqualTo(
            List.of(
                "→ SECURITY_GROUP_EGRESS [sg-i] open egress tcp 443 pl-s3",
                "→ ROUTE [rtb-private, subnet-a] open pl-s3 vpce-s3",
                "→ NETWORK_ACL_OUT [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0",
                "→ ENDPOINT [vpce-s3] open com.amazonaws.eu-west-1.s3 available",
                "← NETWORK_ACL_IN [acl-1, subnet-a] open rule 100 allow all 0.0.0.0/0"));
    assertThat(path.packetPaths().getFirst().end()).isEqualTo(PacketPath.End.GATEWAY_ENDPOINT);
  }

  @Test
  void theGatewayEndpointMustBeAvailable() {
    s3("52.216.0.0/15");
    plan.table("rtb-private", VPC, local(), listRoute("pl-s3", "vpce-s3"));
    plan.put(gateway("vpce-s3", "deleting"));
    assertCauses(
        plan.path("s3"), "→ ENDPOINT [vpce-s3] BAD_STATE com.amazonaws.eu-west-1.s3 deleting");
  }

  @Test
  void aGatewayEndpointThatTheTableDoesNotNameIsBypassed() {
    s3("52.216.0.0/15");
    var path = plan.path("s3");
    assertPath(path, ServicePath.Kind.INTERNET, PathOutcome.ALLOWED);
    assertThat(path.bypassedIds()).containsExactly("vpce-s3");
    withoutInternet();
    assertPath(plan.path("s3"), ServicePath.Kind.NONE, PathOutcome.BLOCKED);
  }

  @Test
  void aMoreSpecificBlackholeClosesSomeOfS3() {
    s3("52.216.0.0/15");
    plan.table(
        "rtb-private",
        VPC,
        local(),
        listRoute("pl-s3", "vpce-s3"),
        blackhole("52.216.0.0/16", "eni-x"));
    var path = plan.path("s3");
    assertPath(path, ServicePath.Kind.GATEWAY_ENDPOINT, PathOutcome.ALLOWED, "vpce-s3");
    assertThat(path.allCaveats())
        .containsExactly(new Caveat(Caveat.Kind.SOME_UNREACHABLE, "52.216.0.0/16"));
  }

  @Test
  void anInterfaceEndpointForS3TakesTheNameUnlessForTheInboundResolverOnly() {
    s3("52.216.0.0/15");
    plan.table("rtb-private", VPC, local(), listRoute("pl-s3", "vpce-s3"));
    plan.put(endpoint("vpce-i", "s3", "eni-e").build());
    assertPath(plan.path("s3"), ServicePath.Kind.INTERFACE_ENDPOINT, PathOutcome.ALLOWED, "vpce-i");
    plan.put(endpoint("vpce-i", "s3", "eni-e").inboundOnly().build());
    var path = plan.path("s3");
    assertPath(path, ServicePath.Kind.GATEWAY_ENDPOINT, PathOutcome.ALLOWED, "vpce-s3");
    assertThat(path.bypassedIds()).containsExactly("vpce-i");
    withoutInternet();
    assertCauses(plan.path("s3"), "→ DNS [vpce-i] PRIVATE_DNS_INBOUND_RESOLVER_ONLY ");
  }

  @Test
  void s3OfAnotherRegionIsNotInTheListOfThisOne() {
    s3("52.216.0.0/15");
    plan.table(
        "rtb-private", VPC, local(), listRoute("pl-s3", "vpce-s3"), route("0.0.0.0/0", "nat-1"));
    var path =
        new ServicePathFinder(plan.world, plan.start())
            .to(new RegionalService("s3", "eu-north-1"), Family.IPV4);
    assertPath(path, ServicePath.Kind.INTERNET, PathOutcome.ALLOWED);
    assertThat(path.broad()).isTrue();
  }

  @Test
  void onlyTheEntriesOfTheAddressFamilyCount() {
    s3("52.216.0.0/15", "2600:1fa0::/32");
    assertThat(plan.path("s3").packetPaths())
        .singleElement()
        .extracting(PacketPath::destination)
        .isEqualTo(cidrs("52.216.0.0/15"));
  }

  @Test
  void s3WithoutAListIsSomewhereOnTheInternet() {
    assertPath(plan.path("s3"), ServicePath.Kind.INTERNET, PathOutcome.ALLOWED);
    assertThat(plan.path("s3").broad()).isTrue();
  }

  @Test
  void aZoneForS3WithoutAnyRecordHidesEveryBucket() {
    zone("s3.eu-west-1.amazonaws.com", List.of());
    assertCauses(plan.path("s3"), "→ DNS [Z1] NAME_NOT_IN_PRIVATE_ZONE s3.eu-west-1.amazonaws.com");
  }

  // The internet.

  @Test
  void aFirewallEndpointOnThePathIsNoGatewayEndpoint() {
    plan.world.endpoints.clear();
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "vpce-fw"));
    assertPath(plan.path("ssm"), ServicePath.Kind.INTERNET, PathOutcome.UNKNOWN);
  }

  @Test
  void theGatewayEndpointOfS3IsNoPathToOtherServices() {
    s3("52.216.0.0/15");
    plan.world.endpoints.remove("vpce-ssm");
    plan.table(
        "rtb-private", VPC, local(), listRoute("pl-s3", "vpce-s3"), route("0.0.0.0/0", "nat-1"));
    var path = plan.path("ssm");
    assertPath(path, ServicePath.Kind.INTERNET, PathOutcome.ALLOWED);
    assertThat(path.packetPaths()).hasSize(1);
    assertThat(path.allCaveats()).isEmpty();
  }

  @Test
  void anAclOrGroupThatCoversAPartOfTheInternetIsUncertain() {
    plan.world.endpoints.clear();
    plan.group("sg-i", List.of(), List.of(rule("tcp", 443, "52.0.0.0/8")));
    assertDoubts(plan.path("ssm"), "→ SECURITY_GROUP_EGRESS [sg-i] PARTLY_COVERED sg-i");
  }

  @Test
  void publicAddressesWithARouteOfTheirOwnAreSomeonesOwn() {
    plan.world.endpoints.clear();
    plan.table(
        "rtb-private", VPC, local(), route("0.0.0.0/0", "nat-1"), route("150.1.0.0/16", "vgw-1"));
    var path = plan.path("ssm");
    assertPath(path, ServicePath.Kind.INTERNET, PathOutcome.ALLOWED);
    assertThat(path.allCaveats())
        .containsExactly(new Caveat(Caveat.Kind.ROUTED_ELSEWHERE, "150.1.0.0/16"));
  }

  @Test
  void publicAddressesThatAreDroppedMayBeTheServices() {
    plan.world.endpoints.clear();
    plan.table(
        "rtb-private",
        VPC,
        local(),
        route("0.0.0.0/0", "nat-1"),
        blackhole("54.222.0.0/16", "eni-x"));
    var path = plan.path("ssm");
    assertPath(path, ServicePath.Kind.INTERNET, PathOutcome.UNKNOWN);
    assertThat(path.allCaveats()).isEmpty();
  }

  @Test
  void publicBlocksThatTheVpcUsesForItselfAreNotTheServices() {
    plan.world.endpoints.clear();
    var own =
        new Route(
            new Route.ToCidr(Cidr.parse("150.1.0.0/16")),
            Route.Target.of("local"),
            Route.State.ACTIVE,
            Route.Origin.LOCAL);
    plan.table("rtb-private", VPC, local(), own, route("0.0.0.0/0", "nat-1"));
    assertThat(plan.path("ssm").packetPaths()).hasSize(1);
    assertPath(plan.path("ssm"), ServicePath.Kind.INTERNET, PathOutcome.ALLOWED);
  }

  @Test
  void listedAddressesThatTheVpcUsesForItselfLeadNowhere() {
    s3("52.216.0.0/15");
    var own =
        new Route(
            new Route.ToCidr(Cidr.parse("52.0.0.0/8")),
            Route.Target.of("local"),
            Route.State.ACTIVE,
            Route.Origin.LOCAL);
    plan.table("rtb-private", VPC, own);
    assertThat(ExpectedPath.lines(plan.path("s3").causes()))
        .contains("→ NETWORK_INTERFACE [vpc-1] NO_POSSIBLE_DESTINATION local");
  }

  @Test
  void ipv6MayLeaveThroughAnEgressOnlyGatewayOrBeTranslated() {
    plan.world.endpoints.clear();
    plan.face("eni-i", "subnet-a", "sg-i", TopologyPlan.INSTANCE6);
    plan.group("sg-i", List.of(), List.of(rule("tcp", 443, "::/0")));
    plan.acl(
        "acl-1",
        List.of("subnet-a"),
        TopologyPlan.out(1, true, null, "::/0"),
        TopologyPlan.in(1, true, null, "::/0"));
    plan.world.egressOnlyInternetGateways.put(
        "eigw-1", new EgressOnlyInternetGateway("eigw-1", TopologyPlan.attached(VPC)));
    plan.table("rtb-private", VPC, local6(), route("::/0", "eigw-1"));
    assertPath(plan.path("ssm", Family.IPV6), ServicePath.Kind.INTERNET, PathOutcome.ALLOWED);
    plan.table("rtb-private", VPC, local6(), route("64:ff9b::/96", "nat-1"));
    assertThat(ExpectedPath.lines(plan.path("ssm", Family.IPV6).doubts()))
        .containsExactly("→ DNS [subnet-a] NAT64 subnet-a");
    assertThat(plan.path("ssm", Family.IPV6).outcome()).isEqualTo(PathOutcome.UNKNOWN);
    plan.table(
        "rtb-private", VPC, local6(), route("::/0", "eigw-1"), route("64:ff9b::/96", "nat-1"));
    assertPath(plan.path("ssm", Family.IPV6), ServicePath.Kind.INTERNET, PathOutcome.ALLOWED);
    plan.face("eni-i", "subnet-a", "sg-i", TopologyPlan.INSTANCE, TopologyPlan.INSTANCE6);
    assertPath(plan.path("ssm"), ServicePath.Kind.NONE, PathOutcome.BLOCKED);
    plan.table("rtb-private", VPC, local6(), route("64:ff9b::/96", "tgw-1"));
    assertPath(plan.path("ssm", Family.IPV6), ServicePath.Kind.NONE, PathOutcome.BLOCKED);
    plan.table("rtb-private", VPC, local6());
    assertPath(plan.path("ssm", Family.IPV6), ServicePath.Kind.NONE, PathOutcome.BLOCKED);
  }

  @Test
  void withoutAnAddressOfTheFamilyThereIsNoPath() {
    plan.world.endpoints.clear();
    assertCauses(
        plan.path("ssm", Family.IPV6),
        "→ NETWORK_INTERFACE [subnet-a] ENI_ADDRESS_RESTRICTION IPV6");
  }

  // What is not seen.

  @Test
  void inASharedVpcEndpointsAreNotSeen() {
    plan.world.subnets.put(
        "subnet-a",
        new Subnet("subnet-a", VPC, "999988887777", "eu-west-1a", cidrs("10.0.1.0/24")));
    var path = plan.path("ssm");
    assertPath(path, ServicePath.Kind.UNKNOWN, PathOutcome.UNKNOWN);
    assertDoubts(path, "→ ENDPOINT [vpc-1] SHARED_VPC vpc-1");
  }

  @Test
  void aSubnetThatIsNotShownProvesNothing() {
    plan.world.subnets.remove("subnet-a");
    assertDoubts(plan.path("ssm"), "→ ENDPOINT [subnet-a] NOT_VISIBLE subnet-a");
  }

  @Test
  void endpointsThatCannotBeSeenLeaveThePathUnknown() {
    plan.world.forbidden = "endpoints";
    var path = plan.path("ssm");
    assertPath(path, ServicePath.Kind.UNKNOWN, PathOutcome.UNKNOWN);
    assertDoubts(path, "→ DNS [vpc-1] COULD_NOT_LOOK vpc-1 ec2:endpoints denied");
  }
}
