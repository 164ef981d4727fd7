package dev.sessionready.network.trace;

import static dev.sessionready.network.trace.TopologyPlan.VPC;
import static dev.sessionready.network.trace.TopologyPlan.cidrs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.network.model.DhcpOptions;
import dev.sessionready.network.model.Vpc;
import dev.sessionready.network.model.VpcDnsAttributes;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.UnknownReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VpcResolverTest {

  private final TopologyPlan plan = TopologyPlan.healthy();

  private Reachability judged() {
    return VpcResolver.component(plan.world, VPC).reachability();
  }

  private void servers(List<String> servers) {
    plan.world.dhcpOptions.put("dopt-1", new DhcpOptions("dopt-1", servers, null));
  }

  @ParameterizedTest
  @CsvSource({
    "AmazonProvidedDNS, ALLOWED",
    "169.254.169.253, ALLOWED",
    "fd00:ec2::253, ALLOWED",
    "10.0.0.2, ALLOWED",
    "10.0.0.3, UNKNOWN",
    "10.0.0.1, UNKNOWN",
    "10.1.0.2, UNKNOWN",
    "2600:1f18:1::2, UNKNOWN",
    "8.8.8.8, UNKNOWN"
  })
  void onlyAmazonsServersAreKnownToAnswer(String server, PathOutcome outcome) {
    servers(List.of(server));
    assertThat(judged().outcome()).isEqualTo(outcome);
  }

  @Test
  void oneCustomServerAmongSeveralIsADoubt() {
    servers(List.of("AmazonProvidedDNS", "10.9.9.9"));
    assertThat(judged())
        .isEqualTo(new Reachability.Unknown(UnknownReason.CUSTOM_RESOLVER, "dopt-1"));
    servers(List.of("10.0.0.2", "169.254.169.253"));
    assertThat(judged()).isEqualTo(new Reachability.Allowed("10.0.0.2 169.254.169.253"));
  }

  @Test
  void optionsThatNameNoServerOrAreNotThereAreADoubt() {
    servers(List.of());
    assertThat(judged()).isEqualTo(new Reachability.Unknown(UnknownReason.NO_RESOLVER, "dopt-1"));
    plan.world.dhcpOptions.clear();
    assertThat(judged()).isEqualTo(new Reachability.Unknown(UnknownReason.NOT_VISIBLE, "dopt-1"));
    plan.world.vpcs.put(VPC, new Vpc(VPC, TopologyWorld.ACCOUNT, cidrs("10.0.0.0/16"), "default"));
    assertThat(judged()).isEqualTo(new Reachability.Unknown(UnknownReason.NO_RESOLVER, VPC));
  }

  @Test
  void amazonsServerIsInThePrimaryBlockAlone() {
    plan.world.vpcs.put(
        VPC, new Vpc(VPC, TopologyWorld.ACCOUNT, cidrs("10.0.0.0/16", "100.64.0.0/16"), "dopt-1"));
    servers(List.of("100.64.0.2"));
    assertThat(judged())
        .isEqualTo(new Reachability.Unknown(UnknownReason.CUSTOM_RESOLVER, "dopt-1"));
    servers(List.of("10.0.0.2"));
    assertThat(judged().outcome()).isEqualTo(PathOutcome.ALLOWED);
  }

  @Test
  void thePrimaryBlockIsTheFirstOfIpv4() {
    plan.world.vpcs.put(
        VPC,
        new Vpc(VPC, TopologyWorld.ACCOUNT, cidrs("2600:1f18:1::/56", "10.0.0.0/16"), "dopt-1"));
    servers(List.of("10.0.0.2"));
    assertThat(judged().outcome()).isEqualTo(PathOutcome.ALLOWED);
    servers(List.of("2600:1f18:1::2"));
    assertThat(judged().outcome()).isEqualTo(PathOutcome.UNKNOWN);
  }

  @Test
  void amazonsServerIsSilentWithoutDnsSupport() {
    plan.world.vpcDns.put(VPC, new VpcDnsAttributes(false, true));
    assertThat(judged())
        .isEqualTo(
            new Reachability.Blocked(
                ExplanationCode.DNS_SUPPORT_DISABLED, "enableDnsSupport false"));
    servers(List.of("10.9.9.9"));
    assertThat(judged().outcome()).isEqualTo(PathOutcome.UNKNOWN);
  }

  @Test
  void whatIsNotShownIsADoubt() {
    plan.world.vpcDns.clear();
    assertThat(judged()).isEqualTo(new Reachability.Unknown(UnknownReason.NOT_VISIBLE, VPC));
    plan.world.vpcs.clear();
    assertThat(judged()).isEqualTo(new Reachability.Unknown(UnknownReason.NOT_VISIBLE, VPC));
  }
}
