package dev.sessionready.network.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A Resolver rule on a VPC, which hands names to other DNS servers.
 *
 * @param domainName the names that it is for, itself and all below, such as {@code amazonaws.com.};
 *     absent where the rule is not shown
 * @param ruleType {@code FORWARD}, {@code SYSTEM}, {@code RECURSIVE} or {@code DELEGATE}; absent
 *     where the rule is not shown
 * @see <a
 *     href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-overview-forward-vpc-to-network-domain-name-matches.html">
 *     How Resolver rules match domain names</a>
 */
public record ResolverRuleAssociation(
    String id,
    String ruleId,
    String vpcId,
    @Nullable String domainName,
    @Nullable String ruleType) {

  private static final String AUTODEFINED = "rslvr-autodefined-";

  /** Whether AWS defined it, as it does for every VPC; such a rule hands nothing away. */
  public boolean isAutodefined() {
    return ruleId.startsWith(AUTODEFINED);
  }

  /** Whether it may be for a name; one that is not shown may be for any. */
  public boolean mayCover(String host) {
    return domainName == null
        || domain().isEmpty()
        || host.equals(domain())
        || host.endsWith("." + domain());
  }

  /** Whether the names stay with the Resolver. */
  public boolean keeps() {
    return "SYSTEM".equals(ruleType) || "RECURSIVE".equals(ruleType);
  }

  /** How specific it is: of several the longest domain counts. */
  public int length() {
    return domain().length();
  }

  private String domain() {
    return domainName == null ? "" : domainName.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
  }
}
