package dev.sessionready.infra;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.lambda.Architecture;

/**
 * What a user decides about the functions.
 *
 * @param logRetentionDays how many days their logs are kept
 * @param architecture what they run on
 * @param reservedConcurrency how many events the rule's function answers at once at most, and has
 *     the room for; null for whatever the account has
 * @param report whether each sweep leaves a report in a bucket
 */
record FunctionOptions(
    int logRetentionDays,
    Architecture architecture,
    @Nullable Integer reservedConcurrency,
    boolean report) {}
