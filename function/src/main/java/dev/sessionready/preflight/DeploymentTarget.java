package dev.sessionready.preflight;

import dev.sessionready.fact.Fact;

/**
 * What stands already in the account and region where the stack is to be deployed.
 *
 * @param caller whose credentials looked
 * @param recorder the configuration recorder that the account's owner manages
 * @param status the state of that recorder
 * @param deliveryBucket where the delivery channel puts what is recorded
 * @param bootstrapVersion the version of the CDK's bootstrap stack
 * @param rules the rules that there are
 * @param instances how many instances a sweep would evaluate
 */
public record DeploymentTarget(
    CallerIdentity caller,
    Fact<Recorder> recorder,
    Fact<RecorderStatus> status,
    Fact<String> deliveryBucket,
    Fact<Integer> bootstrapVersion,
    Fact<PlacedRules> rules,
    Fact<Integer> instances) {}
