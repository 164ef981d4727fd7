package dev.sessionready.model;

import dev.sessionready.fact.Fact;

/**
 * An S3 bucket that sessions are logged to.
 *
 * @param owned whether this account owns it; a name that answers but is not ours is another's
 * @param region where it lies
 * @param encryption its default encryption
 * @param policy the text of its bucket policy
 * @param objectOwnership such as {@code BucketOwnerEnforced}
 */
public record Bucket(
    String name,
    Fact<Boolean> owned,
    Fact<String> region,
    Fact<BucketEncryption> encryption,
    Fact<String> policy,
    Fact<String> objectOwnership) {

  /** Whether it is certain that another account owns it. */
  public boolean isForeign() {
    return owned instanceof Fact.Known<Boolean>(Boolean ours) && !ours;
  }

  /** Whether a fact of it is refused to us because another account owns it, which may see it. */
  public boolean withholds(Fact<?> fact) {
    return isForeign() && fact instanceof Fact.Unreadable<?> look && look.failure().isDenied();
  }
}
