package dev.sessionready.network.trace;

import static dev.sessionready.network.trace.TopologyPlan.endpoint;
import static dev.sessionready.network.trace.TopologyPlan.listRoute;
import static dev.sessionready.network.trace.TopologyPlan.local;
import static dev.sessionready.network.trace.TopologyPlan.route;
import static dev.sessionready.network.trace.TopologyPlan.vpc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.address.Ports;
import dev.sessionready.network.model.DhcpOptions;
import dev.sessionready.network.model.FirewallRuleGroupAssociation;
import dev.sessionready.network.model.HostedZoneRecord;
import dev.sessionready.network.model.NetworkAcl;
import dev.sessionready.network.model.PrefixList;
import dev.sessionready.network.model.PrivateHostedZone;
import dev.sessionready.network.model.VpcDnsAttributes;
import dev.sessionready.network.path.RegionalService;
import dev.sessionready.network.path.ServicePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a topology keeps for whoever asks next changes no path, whoever asked first. */
class KeptAnswersTest {

  private static final String OTHER = "vpc-2";
  private static final List<String> SERVICES = List.of("ssm", "ssmmessages", "kms", "logs", "s3");

  private final TopologyPlan plan = twoVpcs();

  /** The healthy VPC with a subnet more, and one in which almost nothing is the same. */
  private static TopologyPlan twoVpcs() {
    var plan = TopologyPlan.healthy();
    var world = plan.world;
    plan.face("eni-i2", "subnet-n", "sg-i", Ip.parse("10.0.3.5"));
    plan.put(endpoint("vpce-kms", "kms", "eni-e").withoutPrivateDns().build());
    plan.put(endpoint("vpce-msg", "ssmmessages", "eni-e").families("ipv6", null).build());
    plan.ownAcl(
        "subnet-n",
        TopologyPlan.allowAll(true),
        TopologyPlan.in(1, true, new Ports(32_768, 60_999), "0.0.0.0/0"));

    world.vpcs.put(OTHER, vpc(OTHER, "10.0.0.0/16", "2600:1f18:1::/56"));
    plan.subnet("subnet-c", OTHER, "eu-west-1a", "10.0.1.0/24", "2600:1f18:1:1::/64");
    plan.subnet("subnet-d", OTHER, "eu-west-1b", "10.0.2.0/24", "2600:1f18:1:2::/64");
    plan.table("rtb-2", OTHER, local(), route("0.0.0.0/0", "igw-1"), listRoute("pl-s3", "nat-1"));
    world.networkAcls.put(
        "acl-2",
        new NetworkAcl(
            "acl-2",
            OTHER,
            List.of("subnet-c", "subnet-d"),
            List.of(TopologyPlan.allowAll(true), TopologyPlan.in(1, false, null, "10.0.2.0/24"))));
    plan.face("eni-i3", "subnet-c", "sg-i", TopologyPlan.INSTANCE, TopologyPlan.INSTANCE6);
    plan.face("eni-i4", "subnet-d", "sg-i", Ip.parse("10.0.2.5"));
    plan.face("eni-e2", "subnet-d", "sg-e", TopologyPlan.ENDPOINT);
    plan.put(endpoint("vpce-2ssm", "ssm", "eni-e2").in(OTHER).state("pendingAcceptance").build());
    plan.put(endpoint("vpce-2msg", "ssmmessages", "eni-e2").in(OTHER).build());
    world.dhcpOptions.put("dopt-2", new DhcpOptions("dopt-2", List.of("10.9.9.9"), null));
    world.vpcDns.put(OTHER, new VpcDnsAttributes(true, false));
    world.privateZones.put(
        OTHER,
        List.of(
            new PrivateHostedZone(
                "Z",
                "logs.eu-west-1.amazonaws.com",
                List.of(
                    new HostedZoneRecord(
                        "logs.eu-west-1.amazonaws.com", "A", List.of("10.0.2.9"))))));
    world.dnsFirewalls = List.of(new FirewallRuleGroupAssociation("rslvr-1", "rslvr-frg-1", OTHER));
    world.prefixLists.put("pl-s3", new PrefixList("pl-s3", "com.amazonaws.eu-west-1.s3", "AWS"));
    world.prefixListEntries.put("pl-s3", TopologyPlan.cidrs("52.216.0.0/15", "3.5.0.0/20"));
    return plan;
  }

  private record Question(
      String networkInterfaceId, SourcePorts ports, String service, Family family) {}

  private static List<Question> questions() {
    var all = new ArrayList<Question>();
    for (var from : List.of("eni-i", "eni-i2", "eni-i3", "eni-i4")) {
      for (var service : SERVICES) {
        for (var family : Family.values()) {
          all.add(new Question(from, SourcePorts.LINUX, service, family));
          all.add(new Question(from, SourcePorts.WINDOWS, service, family));
        }
      }
    }
    return all;
  }

  private ServicePath ask(Question question) {
    var from = plan.world.networkInterface(question.networkInterfaceId()).orElseThrow();
    return new ServicePathFinder(plan.world, PacketSource.of(from, question.ports()))
        .to(new RegionalService(question.service(), TopologyWorld.REGION), question.family());
  }

  private Map<Question, ServicePath> paths() {
    var all = new HashMap<Question, ServicePath>();
    questions().forEach(question -> all.put(question, ask(question)));
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyPathIsTheSameInWhateverOrderTheyAreAskedFor(int seed) {
    var expected = paths();
    var order = questions();
    Collections.shuffle(order, new Random(seed));

    plan.world.keep();

    for (var question : order) {
      assertThat(ask(question)).as("%s", question).isEqualTo(expected.get(question));
    }
  }

  @Test
  void someOfThemDiffer() {
    assertThat(paths().values().stream().map(ServicePath::kind).distinct())
        .containsExactlyInAnyOrder(
            ServicePath.Kind.INTERFACE_ENDPOINT,
            ServicePath.Kind.PRIVATE_ZONE,
            ServicePath.Kind.INTERNET,
            ServicePath.Kind.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"endpoints", "privateZones", "prefixListEntries", "networkAcl"})
  void aLookupThatFailsOnceIsMadeAgain(String lookup) {
    var expected = paths();
    plan.world.keep();
    plan.world.forbidden = lookup;
    assertThat(paths()).isNotEqualTo(expected);

    plan.world.forbidden = "";

    assertThat(paths()).isEqualTo(expected);
  }
}
