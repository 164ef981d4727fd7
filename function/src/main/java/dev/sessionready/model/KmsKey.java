package dev.sessionready.model;

import dev.sessionready.fact.Fact;
import java.util.List;

/**
 * A KMS key.
 *
 * @param state such as {@code Enabled}, {@code Disabled} or {@code PendingDeletion}
 * @param usage such as {@code ENCRYPT_DECRYPT}
 * @param spec such as {@code SYMMETRIC_DEFAULT}
 * @param manager {@code AWS} or {@code CUSTOMER}
 * @param policy the text of the policy named {@code default}
 */
public record KmsKey(
    String id,
    String arn,
    String state,
    String usage,
    String spec,
    String manager,
    boolean multiRegion,
    Fact<String> policy,
    Fact<List<KeyGrant>> grants) {}
