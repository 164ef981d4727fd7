package dev.sessionready.network;

import java.util.Optional;

/**
 * The passage of a packet from a subnet through a transit gateway.
 *
 * @param gate the subnet of the attachment, where it is another than the packet's own
 * @param vpcId the VPC it leads to, where that is known to hold the address
 */
record TransitPassage(Reach reach, Optional<String> gate, Optional<String> vpcId) {

  /** A passage that ends before a gate is known. */
  static TransitPassage stopped(Reach reach) {
    return new TransitPassage(reach, Optional.empty(), Optional.empty());
  }
}
