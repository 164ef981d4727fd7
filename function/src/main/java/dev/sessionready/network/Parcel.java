package dev.sessionready.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The packets between a block of addresses and a range of ports. */
record Parcel(Cidr cidr, Ports ports) {

  Optional<Parcel> overlap(Parcel other) {
    if (!cidr.overlaps(other.cidr)) {
      return Optional.empty();
    }
    var inner = cidr.contains(other.cidr) ? other.cidr : cidr;
    return ports.overlap(other.ports).map(shared -> new Parcel(inner, shared));
  }

  /** What of this parcel is not in the other, in parcels that do not overlap. */
  List<Parcel> minus(Parcel other) {
    var shared = overlap(other);
    if (shared.isEmpty()) {
      return List.of(this);
    }
    var inner = shared.get().cidr();
    var rest = new ArrayList<Parcel>();
    cidr.minus(inner).forEach(block -> rest.add(new Parcel(block, ports)));
    ports.minus(other.ports).forEach(range -> rest.add(new Parcel(inner, range)));
    return rest;
  }
}
