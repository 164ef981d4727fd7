package dev.sessionready.network.trace;

import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.NatGateway;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a packet stands with a source address of its own: at the instance, or at a NAT gateway.
 *
 * @param subnetId absent for a regional NAT gateway, which stands in no subnet
 * @param ports where it awaits replies
 * @param publicAddress whether a public IPv4 address is mapped to it
 * @param groupIds the security groups it has; a NAT gateway has none
 * @param natIds the NAT gateways that the packet has come through, in order; this one is the last
 */
record PacketHop(
    String vpcId,
    @Nullable String subnetId,
    Ip address,
    SourcePorts ports,
    boolean publicAddress,
    List<String> groupIds,
    List<String> natIds) {

  PacketHop {
    groupIds = List.copyOf(groupIds);
    natIds = List.copyOf(natIds);
  }

  static PacketHop at(PacketSource start, Ip address) {
    return new PacketHop(
        start.vpcId(),
        start.subnetId(),
        address,
        start.sourcePorts(),
        start.publicAddress(),
        start.groupIds(),
        List.of());
  }

  /** The hop of a NAT gateway that serves this one under that address. */
  PacketHop behind(NatGateway nat, Ip lent) {
    var passed = Stream.concat(natIds.stream(), Stream.of(nat.id())).toList();
    var mapped = nat.addresses().stream().anyMatch(address -> address.publicIp() != null);
    return new PacketHop(
        nat.vpcId(), nat.subnetId(), lent, ports.translated(), mapped, List.of(), passed);
  }

  /** What its route table is associated with: its subnet, or the gateway itself. */
  String id() {
    return subnetId == null ? natIds.getLast() : subnetId;
  }

  /** What stands at the hop, as the far side's rules see it. */
  Peer peer() {
    return new Peer(List.of(address.alone()), false, new Peer.Interface(vpcId, groupIds));
  }
}
