package dev.sessionready.network.trace;

import dev.sessionready.network.path.Reachability;
import java.util.Optional;

/**
 * How a packet from a subnet crosses a transit gateway.
 *
 * @param attachmentSubnet the subnet of the attachment, where it is another than the packet's own
 * @param vpcId the VPC it leads to, where that is known to hold the address
 */
record TransitGatewayTraversal(
    Reachability reachability, Optional<String> attachmentSubnet, Optional<String> vpcId) {

  /** A crossing that ends before the attachment's subnet is known. */
  static TransitGatewayTraversal stopped(Reachability reachability) {
    return new TransitGatewayTraversal(reachability, Optional.empty(), Optional.empty());
  }
}
