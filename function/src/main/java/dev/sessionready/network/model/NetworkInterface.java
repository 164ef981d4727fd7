package dev.sessionready.network.model;

import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An elastic network interface: where an address meets its security groups.
 *
 * @param privateAddresses the private IPv4 addresses, the primary one first
 * @param publicAddress the public IPv4 address mapped to the primary one
 * @param sourceDestCheck whether it drops packets that are not its own
 * @param type such as {@code interface}, {@code vpc_endpoint} or {@code nat_gateway}
 */
public record NetworkInterface(
    String id,
    String vpcId,
    String subnetId,
    List<String> groupIds,
    List<Ip> privateAddresses,
    List<Ip> ipv6Addresses,
    @Nullable Ip publicAddress,
    boolean sourceDestCheck,
    String type,
    String ownerId) {

  public NetworkInterface {
    groupIds = List.copyOf(groupIds);
    privateAddresses = List.copyOf(privateAddresses);
    ipv6Addresses = List.copyOf(ipv6Addresses);
  }

  /** Its own addresses of a family, the primary one first; the public address is not one. */
  public List<Ip> addresses(Family family) {
    return switch (family) {
      case IPV4 -> privateAddresses;
      case IPV6 -> ipv6Addresses;
    };
  }
}
