package dev.sessionready.model;

import org.jspecify.annotations.Nullable;

/**
 * A log group of CloudWatch Logs.
 *
 * @param kmsKeyId the ARN of the key that encrypts it, null where none is associated
 */
public record LogGroup(String name, String arn, @Nullable String kmsKeyId) {}
