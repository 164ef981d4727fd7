package dev.sessionready.network.model;

import org.jspecify.annotations.Nullable;

/**
 * Another security group that a rule names in place of addresses.
 *
 * @param vpcId the VPC of the other group, said only across a peering connection
 * @param peeringId the peering connection, likewise
 */
public record GroupReference(
    String groupId, String ownerId, @Nullable String vpcId, @Nullable String peeringId) {}
