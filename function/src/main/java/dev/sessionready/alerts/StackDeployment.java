package dev.sessionready.alerts;

import dev.sessionready.model.AccountRegion;

/**
 * What CloudFormation says to EventBridge when the stack has been deployed.
 *
 * @param created whether the stack is new, so that nobody was alerted to anything yet
 */
public record StackDeployment(AccountRegion place, boolean created) {}
