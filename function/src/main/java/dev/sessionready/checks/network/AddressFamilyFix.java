package dev.sessionready.checks.network;

import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.Subnet;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What makes an interface endpoint answer for an address family. Its address type follows from its
 * subnets: {@code dualstack} needs blocks of both families in each, {@code ipv6} subnets without
 * IPv4; a subnet can be given an IPv6 block, and never an IPv4 one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html">
 *     IP address type of an endpoint</a>
 */
record AddressFamilyFix(Subject subject, String endpointId, Family family) {

  private static final int SUBNET_PREFIX = 64;

  // Stands for a block where none is known to be free.
  private static final String NEW_BLOCK = "IPV6_BLOCK";

  List<FixStep> steps() {
    List<Subnet> lacking = subnets().stream().filter(subnet -> !has(subnet, family)).toList();
    Stream<Command> commands =
        switch (family) {
          case IPV6 -> withBlocks(lacking);
          case IPV4 -> Stream.of(lacking.isEmpty() ? typed(subnets()) : moved(lacking));
        };
    return commands.map(command -> FixStep.fix(command.toString())).toList();
  }

  private List<Subnet> subnets() {
    return subject.account().hint(network -> network.endpoint(endpointId)).stream()
        .filter(InterfaceEndpoint.class::isInstance)
        .flatMap(endpoint -> ((InterfaceEndpoint) endpoint).subnetIds().stream())
        .sorted()
        .flatMap(id -> subject.account().hint(network -> network.subnet(id)).stream())
        .toList();
  }

  // Each subnet of the VPC without one has a block of its own in view, whichever endpoint needs it.
  private Stream<Command> withBlocks(List<Subnet> lacking) {
    List<String> without =
        EndpointsOfVpc.subnets(subject).stream()
            .filter(subnet -> !has(subnet, Family.IPV6))
            .map(Subnet::id)
            .toList();
    Stream<Command> blocks =
        lacking.stream()
            .map(Subnet::id)
            .map(id ->
                Command.aws("ec2", "associate-subnet-cidr-block", "--subnet-id", id)
                    .with("--ipv6-cidr-block", free(without.indexOf(id))));
    return Stream.concat(
        blocks, Stream.of(lacking.isEmpty() ? typed(subnets()) : type("dualstack")));
  }

  // Subnets without IPv4, which are then all that it has, give it up for one that has it.
  private Command moved(List<Subnet> lacking) {
    return typed(own().stream().toList())
        .with("--add-subnet-ids", String.valueOf(subject.instance().subnetId()))
        .with("--remove-subnet-ids")
        .with(lacking.stream().map(Subnet::id).toArray(String[]::new));
  }

  private Optional<Subnet> own() {
    String id = String.valueOf(subject.instance().subnetId());
    return subject.account().hint(network -> network.subnet(id));
  }

  private Command typed(List<Subnet> among) {
    boolean both =
        among.stream().allMatch(subnet -> Stream.of(Family.values()).allMatch(f -> has(subnet, f)));
    return type(both ? "dualstack" : family.name().toLowerCase(Locale.ROOT));
  }

  // The records must go with the addresses, or AWS refuses the change.
  private Command type(String type) {
    return Command.aws("ec2", "modify-vpc-endpoint", "--vpc-endpoint-id", endpointId)
        .with("--ip-address-type", type, "--dns-options", "DnsRecordIpType=" + type);
  }

  /** Whether an endpoint of that address type can stand in the subnet. */
  static boolean serves(Subnet subnet, String addressType) {
    return switch (addressType.toLowerCase(Locale.ROOT)) {
      case "ipv6" -> has(subnet, Family.IPV6) && !has(subnet, Family.IPV4);
      case "dualstack" -> has(subnet, Family.IPV6) && has(subnet, Family.IPV4);
      default -> has(subnet, Family.IPV4);
    };
  }

  private static boolean has(Subnet subnet, Family family) {
    return subnet.cidrs().stream().anyMatch(block -> block.family() == family);
  }

  // The blocks of the VPC that no subnet has, in their order. No subnet is smaller than a /64.
  // https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
  private String free(int index) {
    String vpcId = String.valueOf(subject.instance().vpcId());
    List<Cidr> taken =
        EndpointsOfVpc.subnets(subject).stream().flatMap(one -> one.cidrs().stream()).toList();
    return subject.account().hint(network -> network.vpc(vpcId)).stream()
        .flatMap(vpc -> vpc.cidrs().stream())
        .filter(block -> block.family() == Family.IPV6)
        .flatMap(block -> free(block, taken))
        .skip(Math.max(index, 0))
        .map(Objects::toString)
        .findFirst()
        .orElse(NEW_BLOCK);
  }

  private static Stream<Cidr> free(Cidr block, List<Cidr> taken) {
    if (taken.stream().anyMatch(other -> other.contains(block))) {
      return Stream.of();
    }
    return block.prefix() < SUBNET_PREFIX
        ? block.halves().stream().flatMap(half -> free(half, taken))
        : Stream.of(block);
  }
}
