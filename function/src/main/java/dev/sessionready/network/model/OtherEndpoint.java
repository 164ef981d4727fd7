package dev.sessionready.network.model;

/**
 * An endpoint of a kind that no Session Manager service is reached by.
 *
 * @param type such as {@code GatewayLoadBalancer} or {@code Resource}
 */
public record OtherEndpoint(
    String id, String vpcId, String ownerId, String serviceName, String state, String type)
    implements VpcEndpoint {

  public OtherEndpoint {
    if (type.equals(InterfaceEndpoint.TYPE) || type.equals(GatewayEndpoint.TYPE)) {
      throw new IllegalArgumentException(
          "endpoint %s of type %s has a record of its own".formatted(id, type));
    }
  }
}
