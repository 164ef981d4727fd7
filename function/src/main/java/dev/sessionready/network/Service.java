package dev.sessionready.network;

import dev.sessionready.network.address.Partition;


/**
 * An AWS service in a Region, and the names that lead to it.
 *
 * @param name such as {@code ssm}, {@code ssmmessages}, {@code logs}, {@code s3} or {@code kms}
 */
public record Service(String name, String region) {

  /**
   * A host name that the agent asks for; of S3 that of some bucket, since the bucket's name comes
   * first.
   */
  public String hostname(Family family) {
    Partition partition = Partition.of(region);
    return switch (family) {
      case IPV4 ->
          isS3()
              ? "bucket.s3.%s.%s".formatted(region, partition.dnsSuffix())
              : plain(partition.dnsSuffix());
      case IPV6 ->
          isS3()
              ? "bucket.s3.dualstack.%s.%s".formatted(region, partition.dnsSuffix())
              : plain(partition.dualStackDnsSuffix());
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
