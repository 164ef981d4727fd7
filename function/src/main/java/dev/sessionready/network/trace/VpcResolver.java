package dev.sessionready.network.trace;

import dev.sessionready.network.address.Family;
import dev.sessionready.network.model.Vpc;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.UnknownReason;
import java.util.List;
import java.util.Set;

/**
 * Whether the name resolver of a VPC is Amazon's and answers.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html">Amazon
 *     DNS</a>
 */
final class VpcResolver {

  private static final Set<String> AMAZON =
      Set.of("AmazonProvidedDNS", "169.254.169.253", "fd00:ec2::253");

  /** What stands in place of an id where a VPC has no DHCP options, and so names no DNS server. */
  private static final String NO_OPTIONS = "default";

  private VpcResolver() {}

  static PathComponent component(Topology topology, String vpcId) {
    return topology.once(
        new ResolverOf(vpcId),
        PathComponent.class,
        () ->
            new PathComponent(
                PathComponent.Kind.DNS,
                PathComponent.Direction.FORWARD,
                List.of(vpcId),
                Lookup.judge(vpcId, () -> judge(topology, vpcId))));
  }

  /** Of which VPC it is. */
  private record ResolverOf(String vpcId) {}

  private static Reachability judge(Topology topology, String vpcId) {
    var vpc = topology.vpc(vpcId);
    if (vpc.isEmpty()) {
      return new Reachability.Unknown(UnknownReason.NOT_VISIBLE, vpcId);
    }
    var optionsId = vpc.get().dhcpOptionsId();
    if (optionsId.equals(NO_OPTIONS)) {
      return new Reachability.Unknown(UnknownReason.NO_RESOLVER, vpcId);
    }
    var options = topology.dhcpOptions(optionsId);
    if (options.isEmpty()) {
      return new Reachability.Unknown(UnknownReason.NOT_VISIBLE, optionsId);
    }
    if (options.get().nameServers().isEmpty()) {
      return new Reachability.Unknown(UnknownReason.NO_RESOLVER, optionsId);
    }
    if (!isAmazon(options.get().nameServers(), vpc.get())) {
      return new Reachability.Unknown(UnknownReason.CUSTOM_RESOLVER, optionsId);
    }
    return topology
        .vpcDns(vpcId)
        .<Reachability>map(dns ->
            dns.support()
                ? new Reachability.Allowed(String.join(" ", options.get().nameServers()))
                : new Reachability.Blocked(
                    ExplanationCode.DNS_SUPPORT_DISABLED, "enableDnsSupport false"))
        .orElseGet(() -> new Reachability.Unknown(UnknownReason.NOT_VISIBLE, vpcId));
  }

  private static boolean isAmazon(List<String> servers, Vpc vpc) {
    return servers.stream().allMatch(server -> AMAZON.contains(server) || isReserved(server, vpc));
  }

  /**
   * The third address of the primary IPv4 block of a VPC is Amazon's resolver too, that of a
   * secondary block is not; AWS lists the primary one first.
   */
  private static boolean isReserved(String server, Vpc vpc) {
    return vpc.cidrs().stream()
        .filter(cidr -> cidr.family() == Family.IPV4)
        .findFirst()
        .filter(primary -> primary.first().plus(2).toString().equals(server))
        .isPresent();
  }
}
