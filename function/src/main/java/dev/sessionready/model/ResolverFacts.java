package dev.sessionready.model;

import dev.sessionready.fact.Fact;
import dev.sessionready.network.model.FirewallRuleGroupAssociation;
import dev.sessionready.network.model.ProfileAssociation;
import dev.sessionready.network.model.ResolverRuleAssociation;
import java.util.Map;

/**
 * What of Route 53 besides hosted zones bears on the names in the VPCs, each kind by id.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html">Route 53
 *     Profiles</a>
 */
public record ResolverFacts(
    Fact<Map<String, ProfileAssociation>> profileAssociations,
    Fact<Map<String, ResolverRuleAssociation>> resolverRuleAssociations,
    Fact<Map<String, FirewallRuleGroupAssociation>> firewallRuleGroupAssociations) {}
