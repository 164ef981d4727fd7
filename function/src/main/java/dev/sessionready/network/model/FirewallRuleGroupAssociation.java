package dev.sessionready.network.model;

/**
 * A rule group of Route 53 Resolver DNS Firewall on a VPC, which may block names.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall.html">
 *     Route 53 Resolver DNS Firewall</a>
 */
public record FirewallRuleGroupAssociation(String id, String firewallRuleGroupId, String vpcId) {}
