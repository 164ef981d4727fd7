package dev.sessionready.alerts;

import dev.sessionready.model.AccountRegion;
import dev.sessionready.rule.ComplianceType;
import org.jspecify.annotations.Nullable;

/**
 * What AWS Config says to EventBridge when the verdict on an instance has changed.
 *
 * @param rule the name of the rule
 * @param compliance the new verdict
 * @param annotation what the rule said of it; null where it said nothing
 */
public record ComplianceChange(
    AccountRegion place,
    String rule,
    String instanceId,
    ComplianceType compliance,
    @Nullable String annotation) {}
