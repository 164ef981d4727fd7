package dev.sessionready.network.trace;

import dev.sessionready.network.model.BlockPublicAccess;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import java.util.List;
import java.util.Locale;

/**
 * VPC Block Public Access between a subnet and its internet gateway: it keeps everything, or what
 * does not pass a NAT gateway or an egress-only one, unless the VPC or the subnet is excluded.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html">Block
 *     public access to VPCs and subnets</a>
 */
final class PublicAccessBlock {

  private PublicAccessBlock() {}

  /**
   * The component before the gateway.
   *
   * @param outboundOnly whether only connections from inside can pass the gateway
   */
  static PathComponent component(Topology topology, PacketHop from, boolean outboundOnly) {
    return new PathComponent(
        PathComponent.Kind.BLOCK_PUBLIC_ACCESS,
        PathComponent.Direction.FORWARD,
        List.of(from.vpcId()),
        Lookup.judge(
            from.vpcId(),
            () ->
                topology
                    .blockPublicAccess()
                    .map(setting -> judge(setting, from, outboundOnly))
                    .orElseGet(() -> new Reachability.Allowed("off"))));
  }

  private static Reachability judge(
      BlockPublicAccess setting, PacketHop from, boolean outboundOnly) {
    return switch (setting.mode()) {
      case OFF -> new Reachability.Allowed("off");
      case BLOCK_INGRESS ->
          outboundOnly
              ? new Reachability.Allowed("block-ingress")
              : excluded(
                  setting, from, "block-ingress", List.of(BlockPublicAccess.Allow.BIDIRECTIONAL));
      case BLOCK_BIDIRECTIONAL ->
          excluded(setting, from, "block-bidirectional", List.of(BlockPublicAccess.Allow.values()));
    };
  }

  private static Reachability excluded(
      BlockPublicAccess setting,
      PacketHop from,
      String mode,
      List<BlockPublicAccess.Allow> enough) {
    return setting.exclusions().stream()
        .filter(exclusion -> enough.contains(exclusion.allow()) && inForce(exclusion))
        .filter(exclusion ->
            exclusion.resourceId().equals(from.vpcId())
                || exclusion.resourceId().equals(from.subnetId()))
        .findFirst()
        .<Reachability>map(exclusion -> new Reachability.Allowed(mode + " " + exclusion.id()))
        .orElseGet(
            () -> new Reachability.Blocked(ExplanationCode.VPC_BLOCK_PUBLIC_ACCESS_ENABLED, mode));
  }

  private static boolean inForce(BlockPublicAccess.Exclusion exclusion) {
    var state = exclusion.state().toLowerCase(Locale.ROOT);
    return state.equals("create-complete") || state.equals("update-complete");
  }
}
