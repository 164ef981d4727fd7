package dev.sessionready.network;

/** The targets behind which AWS's answers no longer tell where a packet goes. */
final class Beyond {

  private Beyond() {}

  static Reach.Unverifiable target(Route.Target target) {
    return new Reach.Unverifiable(doubt(target.kind()), target.id());
  }

  private static Doubt doubt(Route.Kind kind) {
    return switch (kind) {
      case VPC_ENDPOINT -> Doubt.BEYOND_ENDPOINT;
      case PEERING -> Doubt.BEYOND_PEERING;
      case TRANSIT_GATEWAY -> Doubt.BEYOND_TRANSIT_GATEWAY;
      case VIRTUAL_PRIVATE_GATEWAY -> Doubt.BEYOND_VIRTUAL_PRIVATE_GATEWAY;
      case LOCAL_GATEWAY -> Doubt.BEYOND_LOCAL_GATEWAY;
      case CARRIER_GATEWAY -> Doubt.BEYOND_CARRIER_GATEWAY;
      case CORE_NETWORK -> Doubt.BEYOND_CORE_NETWORK;
      case NETWORK_INTERFACE, INSTANCE -> Doubt.BEYOND_APPLIANCE;
      case LOCAL, INTERNET_GATEWAY, NAT_GATEWAY, EGRESS_ONLY_INTERNET_GATEWAY, OTHER ->
          Doubt.BEYOND_UNKNOWN_TARGET;
    };
  }
}
