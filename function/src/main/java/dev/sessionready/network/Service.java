package dev.sessionready.network;

import java.util.List;

/**
 * An AWS service in a Region, and the names that lead to it.
 *
 * @param name such as {@code ssm}, {@code ssmmessages}, {@code logs}, {@code s3} or {@code kms}
 */
public record Service(String name, String region) {

  private record Suffix(String regions, String text) {}

  private static final List<Suffix> SUFFIXES =
      List.of(
          new Suffix("cn-", "amazonaws.com.cn"),
          new Suffix("us-iso-", "c2s.ic.gov"),
          new Suffix("us-isob-", "sc2s.sgov.gov"),
          new Suffix("us-isof-", "csp.hci.ic.gov"),
          new Suffix("eu-isoe-", "cloud.adc-e.uk"),
          new Suffix("eusc-", "amazonaws.eu"),
          new Suffix("", "amazonaws.com"));

  /** The DNS suffix of the partition that the Region is in. */
  public String suffix() {
    return SUFFIXES.stream()
        .filter(suffix -> region.startsWith(suffix.regions()))
        .findFirst()
        .orElseThrow()
        .text();
  }

  /**
   * A host name that the agent asks for; of S3 that of some bucket, since the bucket's name comes
   * first.
   */
  public String hostname(Family family) {
    return switch (family) {
      case IPV4 -> isS3() ? "bucket.s3.%s.%s".formatted(region, suffix()) : plain(suffix());
      case IPV6 ->
          isS3() ? "bucket.s3.dualstack.%s.%s".formatted(region, suffix()) : plain("api.aws");
    };
  }

  private String plain(String end) {
    return name + "." + region + "." + end;
  }

  boolean isS3() {
    return name.equals("s3");
  }

  /** The name of its managed prefix list. */
  String prefixListName() {
    return "com.amazonaws." + region + "." + name;
  }

  /**
   * Whether the endpoint is for this service: its service name ends so in every partition, though
   * it does not begin alike.
   */
  boolean isServedBy(VpcEndpoint endpoint) {
    return endpoint.serviceName().endsWith("." + region + "." + name);
  }

  /** Whether the endpoint is for the FIPS names of this service. */
  boolean isServedWithFipsBy(VpcEndpoint endpoint) {
    return endpoint.serviceName().endsWith("." + region + "." + name + "-fips");
  }
}
