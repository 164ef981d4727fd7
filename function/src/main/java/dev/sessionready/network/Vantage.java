package dev.sessionready.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a packet starts, and all of it that bears on the way: equal ones have equal ways.
 *
 * @param groupIds the security groups that the network interface wears
 * @param addresses its own addresses, the primary one of each family first; rules may name them
 * @param publicAddress whether a public IPv4 address is mapped to it
 * @param sourcePorts where its platform awaits replies
 */
public record Vantage(
    String vpcId,
    String subnetId,
    List<String> groupIds,
    List<Ip> addresses,
    boolean publicAddress,
    SourcePorts sourcePorts) {

  public Vantage {
    groupIds = groupIds.stream().sorted().toList();
    addresses = List.copyOf(addresses);
  }

  /** The vantage of a network interface on that platform. */
  public static Vantage of(NetworkInterface from, SourcePorts sourcePorts) {
    var addresses =
        Stream.concat(from.privateAddresses().stream(), from.ipv6Addresses().stream()).toList();
    return new Vantage(
        from.vpcId(),
        from.subnetId(),
        from.groupIds(),
        addresses,
        from.publicAddress() != null,
        sourcePorts);
  }

  /** The primary address of a family, or empty where it has none. */
  public Optional<Ip> source(Family family) {
    return addresses.stream().filter(address -> address.family() == family).findFirst();
  }
}
