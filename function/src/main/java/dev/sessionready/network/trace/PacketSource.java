package dev.sessionready.network.trace;

import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a packet starts, with everything that decides its path: equal sources have equal paths.
 *
 * @param groupIds the security groups that the network interface has
 * @param addresses its own addresses, the primary one of each family first; rules may name them
 * @param publicAddress whether a public IPv4 address is mapped to it
 * @param sourcePorts where its platform awaits replies
 */
public record PacketSource(
    String vpcId,
    String subnetId,
    List<String> groupIds,
    List<Ip> addresses,
    boolean publicAddress,
    SourcePorts sourcePorts) {

  public PacketSource {
    groupIds = groupIds.size() < 2 ? List.copyOf(groupIds) : groupIds.stream().sorted().toList();
    addresses = List.copyOf(addresses);
  }

  /** The source of a network interface on that platform. */
  public static PacketSource of(NetworkInterface from, SourcePorts sourcePorts) {
    var addresses = new ArrayList<>(from.privateAddresses());
    addresses.addAll(from.ipv6Addresses());
    return new PacketSource(
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
