package dev.sessionready.network.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The packets between a block of addresses and a range of ports. */
public record PacketSet(Cidr cidr, Ports ports) {

  public Optional<PacketSet> overlap(PacketSet other) {
    if (!cidr.overlaps(other.cidr)) {
      return Optional.empty();
    }
    var inner = cidr.contains(other.cidr) ? other.cidr : cidr;
    return ports.overlap(other.ports).map(shared -> new PacketSet(inner, shared));
  }

  /** What of this set of packets is not in the other, in sets of packets that do not overlap. */
  public List<PacketSet> minus(PacketSet other) {
    var shared = overlap(other);
    if (shared.isEmpty()) {
      return List.of(this);
    }
    var inner = shared.get().cidr();
    var rest = new ArrayList<PacketSet>();
    cidr.minus(inner).forEach(block -> rest.add(new PacketSet(block, ports)));
    ports.minus(other.ports).forEach(range -> rest.add(new PacketSet(inner, range)));
    return rest;
  }
}
