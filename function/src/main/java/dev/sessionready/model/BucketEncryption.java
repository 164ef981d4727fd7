package dev.sessionready.model;

import org.jspecify.annotations.Nullable;

/**
 * A bucket's default encryption.
 *
 * @param algorithm {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}
 * @param kmsKeyId id, ARN or alias of the key; null for AES256 and for the managed key aws/s3
 */
public record BucketEncryption(String algorithm, @Nullable String kmsKeyId) {}
