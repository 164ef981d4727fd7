package dev.sessionready.network;

import java.util.List;
import java.util.Set;

/**
 * Whether the name resolver of a VPC is Amazon's and answers.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html">Amazon
 *     DNS</a>
 */
final class Resolver {

  private static final Set<String> AMAZON =
      Set.of("AmazonProvidedDNS", "169.254.169.253", "fd00:ec2::253");

  private Resolver() {}

  static Door door(Topology topology, String vpcId) {
    return new Door(
        Door.Kind.DNS,
        Door.Direction.FORWARD,
        List.of(vpcId),
        Sight.judge(vpcId, () -> judge(topology, vpcId)));
  }

  private static Reach judge(Topology topology, String vpcId) {
    var vpc = topology.vpc(vpcId);
    if (vpc.isEmpty()) {
      return new Reach.Unverifiable(Doubt.NOT_VISIBLE, vpcId);
    }
    var optionsId = vpc.get().dhcpOptionsId();
    var options = topology.dhcpOptions(optionsId);
    if (options.isEmpty() || !isAmazon(options.get().nameServers(), vpc.get())) {
      return new Reach.Unverifiable(Doubt.CUSTOM_RESOLVER, optionsId);
    }
    return topology
        .vpcDns(vpcId)
        .<Reach>map(dns ->
            dns.support()
                ? new Reach.Open(String.join(" ", options.get().nameServers()))
                : new Reach.Shut(Reason.DNS_SUPPORT_DISABLED, "enableDnsSupport false"))
        .orElseGet(() -> new Reach.Unverifiable(Doubt.NOT_VISIBLE, vpcId));
  }

  private static boolean isAmazon(List<String> servers, Vpc vpc) {
    return !servers.isEmpty()
        && servers.stream().allMatch(server -> AMAZON.contains(server) || isReserved(server, vpc));
  }

  /** The third address of every IPv4 block of a VPC is Amazon's resolver too. */
  private static boolean isReserved(String server, Vpc vpc) {
    return vpc.cidrs().stream()
        .filter(cidr -> cidr.family() == Family.IPV4)
        .anyMatch(cidr -> cidr.first().plus(2).toString().equals(server));
  }
}
