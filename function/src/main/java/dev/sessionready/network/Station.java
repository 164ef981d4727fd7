package dev.sessionready.network;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a packet stands with a source address of its own: at the instance, or at a NAT gateway.
 *
 * @param subnetId absent for a regional NAT gateway, which stands in no subnet
 * @param ports where it awaits replies
 * @param publicAddress whether a public IPv4 address is mapped to it
 * @param groupIds the security groups it wears; a NAT gateway wears none
 * @param natIds the NAT gateways that the packet has come through, in order; this one is the last
 */
record Station(
    String vpcId,
    @Nullable String subnetId,
    Ip address,
    SourcePorts ports,
    boolean publicAddress,
    List<String> groupIds,
    List<String> natIds) {

  Station {
    groupIds = List.copyOf(groupIds);
    natIds = List.copyOf(natIds);
  }

  static Station at(Vantage vantage, Ip address) {
    return new Station(
        vantage.vpcId(),
        vantage.subnetId(),
        address,
        vantage.sourcePorts(),
        vantage.publicAddress(),
        vantage.groupIds(),
        List.of());
  }

  /** The station of a NAT gateway that serves this one under that address. */
  Station behind(NatGateway nat, Ip lent) {
    var passed = Stream.concat(natIds.stream(), Stream.of(nat.id())).toList();
    var mapped = nat.addresses().stream().anyMatch(address -> address.publicIp() != null);
    return new Station(
        nat.vpcId(), nat.subnetId(), lent, ports.translated(), mapped, List.of(), passed);
  }

  /** What its route table is associated with: its subnet, or the gateway itself. */
  String id() {
    return subnetId == null ? natIds.getLast() : subnetId;
  }

  /** What stands at the station, as the far side's rules see it. */
  Party party() {
    return new Party(List.of(address.alone()), false, new Party.Wearer(vpcId, groupIds));
  }
}
