package dev.sessionready.network.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint with network interfaces in the subnets of the VPC (AWS PrivateLink).
 *
 * @param serviceRegion the Region of the service where AWS shows it
 * @param privateDnsOnlyForInboundResolver whether the VPC itself keeps to the gateway endpoint (S3)
 * @param ipAddressType {@code ipv4}, {@code dualstack} or {@code ipv6}
 * @param dnsRecordIpType {@code ipv4}, {@code dualstack}, {@code ipv6} or {@code service-defined}
 * @param policy the text of the endpoint policy; absent where the service has none
 */
public record InterfaceEndpoint(
    String id,
    String vpcId,
    String ownerId,
    String serviceName,
    @Nullable String serviceRegion,
    String state,
    List<String> subnetIds,
    List<String> groupIds,
    List<String> networkInterfaceIds,
    boolean privateDnsEnabled,
    boolean privateDnsOnlyForInboundResolver,
    String ipAddressType,
    @Nullable String dnsRecordIpType,
    @Nullable String policy,
    List<String> dnsNames)
    implements VpcEndpoint {

  /** AWS's word for endpoints of this type. */
  public static final String TYPE = "Interface";

  public InterfaceEndpoint {
    subnetIds = List.copyOf(subnetIds);
    groupIds = List.copyOf(groupIds);
    networkInterfaceIds = List.copyOf(networkInterfaceIds);
    dnsNames = List.copyOf(dnsNames);
  }

  @Override
  public String type() {
    return TYPE;
  }
}
