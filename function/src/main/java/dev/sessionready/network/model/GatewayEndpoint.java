package dev.sessionready.network.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that route tables name for the prefix list of its service.
 *
 * @param policy the text of the endpoint policy; absent where AWS shows none
 */
public record GatewayEndpoint(
    String id,
    String vpcId,
    String ownerId,
    String serviceName,
    String state,
    List<String> routeTableIds,
    @Nullable String policy)
    implements VpcEndpoint {

  /** AWS's word for endpoints of this type. */
  public static final String TYPE = "Gateway";

  public GatewayEndpoint {
    routeTableIds = List.copyOf(routeTableIds);
  }

  @Override
  public String type() {
    return TYPE;
  }
}
