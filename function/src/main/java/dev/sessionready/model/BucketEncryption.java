package dev.sessionready.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bucket's default encryption.
 *
 * @param algorithm {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}
 * @param kmsKeyId id, ARN or alias of the key; null for AES256 and for the managed key aws/s3
 */
public record BucketEncryption(String algorithm, @Nullable String kmsKeyId) {

  private static final String MANAGED = "alias/aws/s3";

  /** Whether it is by a KMS key, be that in one layer or in two. */
  public boolean usesKms() {
    return algorithm.startsWith("aws:kms");
  }

  /** Id, ARN or alias of the key, where that is not one that S3 or AWS manages. */
  public Optional<String> customerKey() {
    return usesKms()
        ? Optional.ofNullable(kmsKeyId).filter(key -> !key.endsWith(MANAGED))
        : Optional.empty();
  }
}
