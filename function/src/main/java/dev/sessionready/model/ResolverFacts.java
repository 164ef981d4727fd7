package dev.sessionready.model;

import dev.sessionready.fact.Fact;
import dev.sessionready.network.model.FirewallRule;
import dev.sessionready.network.model.FirewallRuleGroupAssociation;
import dev.sessionready.network.model.ProfileAssociation;
import dev.sessionready.network.model.ProfileResource;
import dev.sessionready.network.model.ResolverRuleAssociation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of Route 53 besides hosted zones bears on the names in the VPCs, each kind by id.
 *
 * @param profileResources what each of those Profiles brings; absent where AWS was not asked
 * @param firewallRules the rules of each rule group, of the VPCs and of the Profiles; absent where
 *     AWS was not asked
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html">Route 53
 *     Profiles</a>
 */
public record ResolverFacts(
    Fact<Map<String, ProfileAssociation>> profileAssociations,
    Fact<Map<String, ResolverRuleAssociation>> resolverRuleAssociations,
    Fact<Map<String, FirewallRuleGroupAssociation>> firewallRuleGroupAssociations,
    @Nullable Map<String, Fact<List<ProfileResource>>> profileResources,
    @Nullable Map<String, Fact<List<FirewallRule>>> firewallRules) {

  public ResolverFacts {
    profileResources = profileResources == null ? null : Map.copyOf(profileResources);
    firewallRules = firewallRules == null ? null : Map.copyOf(firewallRules);
  }
}
