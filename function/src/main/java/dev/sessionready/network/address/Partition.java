package dev.sessionready.network.address;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A group of AWS Regions with identifiers and host names of its own.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">ARNs</a>
 * @see <a href="https://docs.aws.amazon.com/general/latest/gr/rande.html">Service endpoints</a>
 * @see <a href="https://docs.aws.amazon.com/general/latest/gr/mgmt-console.html">Management console
 *     endpoints</a>
 */
public enum Partition {
  CHINA(
      "aws-cn", "cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "console.amazonaws.cn"),
  GOV_CLOUD("aws-us-gov", "us-gov-", "amazonaws.com", "api.aws", "console.amazonaws-us-gov.com"),
  EUROPEAN_SOVEREIGN(
      "aws-eusc", "eusc-", "amazonaws.eu", "api.amazonwebservices.eu", "console.amazonaws-eusc.eu"),
  // The consoles of the isolated partitions are not public.
  ISO("aws-iso", "us-iso-", "c2s.ic.gov", "api.aws.ic.gov", null),
  ISO_B("aws-iso-b", "us-isob-", "sc2s.sgov.gov", "api.aws.scloud", null),
  ISO_E("aws-iso-e", "eu-isoe-", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", null),
  ISO_F("aws-iso-f", "us-isof-", "csp.hci.ic.gov", "api.aws.hci.ic.gov", null),
  /** All other Regions, so it comes last. */
  COMMERCIAL("aws", "", "amazonaws.com", "api.aws", "console.aws.amazon.com");

  private final String id;
  private final String regionPrefix;
  private final String dnsSuffix;
  private final String dualStackDnsSuffix;
  private final @Nullable String consoleHost;

  Partition(
      String id,
      String regionPrefix,
      String dnsSuffix,
      String dualStackDnsSuffix,
      @Nullable String consoleHost) {
    this.id = id;
    this.regionPrefix = regionPrefix;
    this.dnsSuffix = dnsSuffix;
    this.dualStackDnsSuffix = dualStackDnsSuffix;
    this.consoleHost = consoleHost;
  }

  /** The partition that a Region, such as {@code ap-northeast-1}, belongs to. */
  public static Partition of(String region) {
    return Stream.of(values())
        .filter(partition -> region.startsWith(partition.regionPrefix))
        .findFirst()
        .orElse(COMMERCIAL);
  }

  /** The second part of its ARNs. */
  public String id() {
    return id;
  }

  /** What the names of its services' endpoints end in. */
  public String dnsSuffix() {
    return dnsSuffix;
  }

  /** What the names of its dual-stack endpoints end in; S3 has its own form. */
  public String dualStackDnsSuffix() {
    return dualStackDnsSuffix;
  }

  /**
   * The names by which a service may stand as principal in a policy of this partition, the one that
   * holds everywhere first.
   *
   * @param service such as {@code ec2} or {@code ssm}
   */
  public List<String> servicePrincipals(String service) {
    return Stream.of(COMMERCIAL.dnsSuffix, dnsSuffix)
        .distinct()
        .map(suffix -> service + "." + suffix)
        .toList();
  }

  /** The host of the AWS Management Console, empty where it is not public. */
  public Optional<String> consoleHost() {
    return Optional.ofNullable(consoleHost);
  }

  /** Its id, which is what it is called wherever a text names it. */
  @Override
  public String toString() {
    return id;
  }
}
