package dev.sessionready.network.model;

/**
 * A Route 53 Profile on a VPC: its private hosted zones, Resolver rules and interface endpoints
 * answer there too, and the list of the VPC's own zones does not show them.
 *
 * @param vpcId the VPC, which AWS calls the resource
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html">Route 53
 *     Profiles</a>
 */
public record ProfileAssociation(String id, String profileId, String vpcId) {}
