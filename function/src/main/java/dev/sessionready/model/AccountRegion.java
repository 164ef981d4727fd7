package dev.sessionready.model;

import dev.sessionready.iam.Arn;
import dev.sessionready.network.address.Partition;

/**
 * One account in one region, and the words AWS derives from them.
 *
 * @param account the twelve digits of the account
 * @param region the region's code, such as {@code ap-northeast-1}
 */
public record AccountRegion(String account, String region) {

  /** The partition that the region belongs to. */
  public Partition partition() {
    return Partition.of(region);
  }

  /** The ARN of a regional resource of this account. */
  public String arn(String service, String resource) {
    return "arn:" + partition() + ":" + service + ":" + region + ":" + account + ":" + resource;
  }

  /**
   * Whether what an ARN names can be seen from here: it is of this account and region. A name that
   * is no ARN is taken for one of ours.
   */
  public boolean isHere(String arnOrName) {
    return Arn.parse(arnOrName)
        .map(arn -> arn.region().equals(region) && arn.account().equals(account))
        .orElse(true);
  }

  /**
   * What names a key from here that an id, an ARN or an alias names in some region: where that is
   * another, its ARN stands for a name that would find another key here.
   */
  public String keyFromHere(String reference, String in) {
    return reference.startsWith("arn:") || in.equals(region)
        ? reference
        : new AccountRegion(account, in)
            .arn("kms", reference.startsWith("alias/") ? reference : "key/" + reference);
  }

  /** The ARN of an EC2 instance of this account and region. */
  public String instanceArn(String instanceId) {
    return arn("ec2", "instance/" + instanceId);
  }

  /** The ARN of a log group of this account and region, without the trailing {@code :*}. */
  public String logGroupArn(String name) {
    return arn("logs", "log-group:" + name);
  }

  /** The ARN of a bucket, or of objects in it when a slash and a key pattern follow the name. */
  public String bucketArn(String bucketAndKey) {
    return "arn:" + partition() + ":s3:::" + bucketAndKey;
  }
}
