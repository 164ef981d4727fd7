package dev.sessionready.preflight;

import dev.sessionready.network.address.Partition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Region that the stack can be deployed to.
 *
 * @param code such as {@code eu-west-1}
 * @see <a href="https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html">
 *     AWS Regions</a>
 */
public record DeploymentRegion(String code) {

  private static final Set<String> KNOWN =
      Set.of(
          "af-south-1",
          "ap-east-1",
          "ap-east-2",
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-northeast-3",
          "ap-south-1",
          "ap-south-2",
          "ap-southeast-1",
          "ap-southeast-2",
          "ap-southeast-3",
          "ap-southeast-4",
          "ap-southeast-5",
          "ap-southeast-6",
          "ap-southeast-7",
          "ca-central-1",
          "ca-west-1",
          "cn-north-1",
          "cn-northwest-1",
          "eu-central-1",
          "eu-central-2",
          "eu-isoe-west-1",
          "eu-north-1",
          "eu-south-1",
          "eu-south-2",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "eusc-de-east-1",
          "il-central-1",
          "me-central-1",
          "me-south-1",
          "mx-central-1",
          "sa-east-1",
          "us-east-1",
          "us-east-2",
          "us-gov-east-1",
          "us-gov-west-1",
          "us-iso-east-1",
          "us-iso-west-1",
          "us-isob-east-1",
          "us-isob-west-1",
          "us-isof-east-1",
          "us-isof-south-1",
          "us-west-1",
          "us-west-2");

  /** The partition whose Regions offer Lambda SnapStart, but for a few. */
  public static final Partition SNAP_START_PARTITION = Partition.COMMERCIAL;

  /**
   * The Regions of that partition that do not offer it.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html">Lambda SnapStart,
   *     supported Regions</a>
   */
  public static final List<String> WITHOUT_SNAP_START = List.of("ap-east-2", "ap-southeast-6");

  /** The Region with that code, or empty where AWS has none. */
  public static Optional<DeploymentRegion> of(String code) {
    return Optional.of(code).filter(KNOWN::contains).map(DeploymentRegion::new);
  }

  /**
   * Whether Lambda offers SnapStart there; where it does not, a function that asks for it fails.
   */
  public boolean offersSnapStart() {
    return Partition.of(code) == SNAP_START_PARTITION && !WITHOUT_SNAP_START.contains(code);
  }
}
