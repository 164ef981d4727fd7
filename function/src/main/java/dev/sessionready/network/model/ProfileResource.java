package dev.sessionready.network.model;

import org.jspecify.annotations.Nullable;

/**
 * What a Route 53 Profile brings to the VPCs that it is on.
 *
 * @param arn of a private hosted zone, a Resolver rule, a DNS Firewall rule group, an interface
 *     endpoint, or what else AWS lets a Profile bring
 * @param domainName of a Resolver rule, as in {@link ResolverRuleAssociation}
 * @param ruleType of a Resolver rule, as in {@link ResolverRuleAssociation}
 * @see <a
 *     href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profile-associate-resources.html">
 *     Resources of a Profile</a>
 */
public record ProfileResource(String arn, @Nullable String domainName, @Nullable String ruleType) {

  /** What it is, by the type that its ARN names. */
  public enum Kind {
    RESOLVER_RULE,
    FIREWALL_RULE_GROUP,
    INTERFACE_ENDPOINT,
    QUERY_LOG,
    /** A hosted zone, or what this program does not know: it may answer for any name. */
    ANSWERING
  }

  /** What it is. */
  public Kind kind() {
    return switch (arn.substring(arn.lastIndexOf(':') + 1).split("/", 2)[0]) {
      case "resolver-rule", "autodefined-rule" -> Kind.RESOLVER_RULE;
      case "firewall-rule-group" -> Kind.FIREWALL_RULE_GROUP;
      case "vpc-endpoint" -> Kind.INTERFACE_ENDPOINT;
      case "resolver-query-log-config" -> Kind.QUERY_LOG;
      case String _ -> Kind.ANSWERING;
    };
  }

  /** Its id, the last part of its ARN. */
  public String id() {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
