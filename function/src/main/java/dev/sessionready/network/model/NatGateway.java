package dev.sessionready.network.model;

import dev.sessionready.network.address.Ip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that translates to its own address for those who have no public one.
 *
 * @param subnetId absent for a regional one, which stands in no subnet
 * @param state {@code available} once it carries traffic
 * @param availabilityMode {@code zonal} or {@code regional}
 */
public record NatGateway(
    String id,
    String vpcId,
    @Nullable String subnetId,
    String state,
    Connectivity connectivity,
    String availabilityMode,
    List<Address> addresses) {

  public NatGateway {
    addresses = List.copyOf(addresses);
  }

  /** Which networks it leads to. */
  public enum Connectivity {
    PUBLIC,
    PRIVATE
  }

  /**
   * An address it translates to, and the network interface that has it; a regional one shows none.
   */
  public record Address(
      @Nullable String networkInterfaceId, @Nullable Ip privateIp, @Nullable Ip publicIp) {}
}
