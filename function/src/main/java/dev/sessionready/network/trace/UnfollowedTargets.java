package dev.sessionready.network.trace;

import dev.sessionready.network.model.Route;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.UnknownReason;

/** The targets behind which AWS's answers no longer say where a packet goes. */
final class UnfollowedTargets {

  private UnfollowedTargets() {}

  static Reachability.Unknown target(Route.Target target) {
    return new Reachability.Unknown(doubt(target.kind()), target.id());
  }

  private static UnknownReason doubt(Route.Kind kind) {
    return switch (kind) {
      case VPC_ENDPOINT -> UnknownReason.BEYOND_ENDPOINT;
      case PEERING -> UnknownReason.BEYOND_PEERING;
      case TRANSIT_GATEWAY -> UnknownReason.BEYOND_TRANSIT_GATEWAY;
      case VIRTUAL_PRIVATE_GATEWAY -> UnknownReason.BEYOND_VIRTUAL_PRIVATE_GATEWAY;
      case LOCAL_GATEWAY -> UnknownReason.BEYOND_LOCAL_GATEWAY;
      case CARRIER_GATEWAY -> UnknownReason.BEYOND_CARRIER_GATEWAY;
      case CORE_NETWORK -> UnknownReason.BEYOND_CORE_NETWORK;
      case NETWORK_INTERFACE, INSTANCE -> UnknownReason.BEYOND_APPLIANCE;
      case LOCAL, INTERNET_GATEWAY, NAT_GATEWAY, EGRESS_ONLY_INTERNET_GATEWAY, OTHER ->
          UnknownReason.BEYOND_UNKNOWN_TARGET;
    };
  }
}
