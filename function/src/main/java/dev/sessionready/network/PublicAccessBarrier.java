package dev.sessionready.network;

import java.util.List;
import java.util.Locale;

/**
 * VPC Block Public Access between a subnet and its internet gateway: it keeps everything, or what
 * does not pass a NAT gateway or an egress-only one, unless the VPC or the subnet is excluded.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html">Block
 *     public access to VPCs and subnets</a>
 */
final class PublicAccessBarrier {

  private PublicAccessBarrier() {}

  /**
   * The door before the gateway.
   *
   * @param outboundOnly whether only connections from inside can pass the gateway
   */
  static Door door(Topology topology, Station from, boolean outboundOnly) {
    return new Door(
        Door.Kind.BLOCK_PUBLIC_ACCESS,
        Door.Direction.FORWARD,
        List.of(from.vpcId()),
        Sight.judge(
            from.vpcId(),
            () ->
                topology
                    .blockPublicAccess()
                    .map(setting -> judge(setting, from, outboundOnly))
                    .orElseGet(() -> new Reach.Open("off"))));
  }

  private static Reach judge(BlockPublicAccess setting, Station from, boolean outboundOnly) {
    return switch (setting.mode()) {
      case OFF -> new Reach.Open("off");
      case BLOCK_INGRESS ->
          outboundOnly
              ? new Reach.Open("block-ingress")
              : excluded(
                  setting, from, "block-ingress", List.of(BlockPublicAccess.Allow.BIDIRECTIONAL));
      case BLOCK_BIDIRECTIONAL ->
          excluded(setting, from, "block-bidirectional", List.of(BlockPublicAccess.Allow.values()));
    };
  }

  private static Reach excluded(
      BlockPublicAccess setting, Station from, String mode, List<BlockPublicAccess.Allow> enough) {
    return setting.exclusions().stream()
        .filter(exclusion -> enough.contains(exclusion.allow()) && inForce(exclusion))
        .filter(exclusion ->
            exclusion.resourceId().equals(from.vpcId())
                || exclusion.resourceId().equals(from.subnetId()))
        .findFirst()
        .<Reach>map(exclusion -> new Reach.Open(mode + " " + exclusion.id()))
        .orElseGet(() -> new Reach.Shut(Reason.VPC_BLOCK_PUBLIC_ACCESS_ENABLED, mode));
  }

  private static boolean inForce(BlockPublicAccess.Exclusion exclusion) {
    var state = exclusion.state().toLowerCase(Locale.ROOT);
    return state.equals("create-complete") || state.equals("update-complete");
  }
}
