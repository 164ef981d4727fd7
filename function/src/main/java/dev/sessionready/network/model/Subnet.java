package dev.sessionready.network.model;

import dev.sessionready.network.address.Cidr;
import java.util.List;

/**
 * A part of a VPC, in one Availability Zone.
 *
 * @param cidrs the blocks that are associated with it, of both families
 */
public record Subnet(
    String id, String vpcId, String ownerId, String availabilityZone, List<Cidr> cidrs) {

  public Subnet {
    cidrs = List.copyOf(cidrs);
  }

  /**
   * Whether it is in a Local Zone or Wavelength Zone, whose names continue that of the Region:
   * {@code us-west-2-lax-1a}, where an Availability Zone is {@code us-west-2a}.
   *
   * @see <a href="https://docs.aws.amazon.com/local-zones/latest/ug/concepts-local-zones.html">
   *     Local Zones concepts</a>
   */
  public boolean isInLocalZone(String region) {
    return availabilityZone.startsWith(region + "-");
  }
}
