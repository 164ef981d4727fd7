package dev.sessionready.network.path;

import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Partition;
import dev.sessionready.network.model.VpcEndpoint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An AWS service in a Region, and the names that lead to it.
 *
 * @param name such as {@code ssm}, {@code ssmmessages}, {@code logs}, {@code s3} or {@code kms}
 * @param bucket the bucket that S3 is asked for; absent of other services, and where it is not
 *     known
 */
public record RegionalService(String name, String region, @Nullable String bucket) {

  /** A service that is asked for nothing in particular. */
  public RegionalService(String name, String region) {
    this(name, region, null);
  }

  /**
   * The host name that the agent asks for; empty for S3 where the bucket is not known, whose name
   * comes first. A bucket with a dot is asked for by the name of the service, since no certificate
   * would fit its own.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html">Virtual
   *     hosting of buckets</a>
   */
  public Optional<String> hostname(Family family) {
    if (!isS3() || (bucket != null && bucket.contains("."))) {
      return Optional.of(apex(family));
    }
    return bucket == null ? Optional.empty() : Optional.of(bucket + "." + apex(family));
  }

  /** The host name of the service as a whole, which of S3 the names of most buckets end with. */
  public String apex(Family family) {
    Partition partition = Partition.of(region);
    return switch (family) {
      case IPV4 -> plain(partition.dnsSuffix());
      case IPV6 ->
          isS3()
              ? "s3.dualstack.%s.%s".formatted(region, partition.dnsSuffix())
              : plain(partition.dualStackDnsSuffix());
    };
  }

  private String plain(String end) {
    return name + "." + region + "." + end;
  }

  public boolean isS3() {
    return name.equals("s3");
  }

  /** The name of its managed prefix list. */
  public String prefixListName() {
    return "com.amazonaws." + region + "." + name;
  }

  /**
   * Whether the endpoint is for this service: its service name ends so in every partition, though
   * it does not begin alike.
   */
  public boolean isServedBy(VpcEndpoint endpoint) {
    return endpoint.serviceName().endsWith("." + region + "." + name);
  }

  /** Whether the endpoint is for the FIPS names of this service. */
  public boolean isServedWithFipsBy(VpcEndpoint endpoint) {
    return endpoint.serviceName().endsWith("." + region + "." + name + "-fips");
  }
}
