package dev.sessionready.network.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a DNS Firewall rule group.
 *
 * @param action {@code ALLOW}, {@code ALERT} or {@code BLOCK}
 * @param domains those of its domain list that bear on names of AWS; absent where AWS does not show
 *     them, as of its own lists
 * @param queryType the only record type that it is for, such as {@code A}; absent where it is for
 *     all
 * @see <a
 *     href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-rule-settings.html">
 *     Rule settings in DNS Firewall</a>
 */
public record FirewallRule(
    int priority, String action, @Nullable List<String> domains, @Nullable String queryType) {

  private static final Set<String> OF_ADDRESSES = Set.of("A", "AAAA", "1", "28", "TYPE1", "TYPE28");

  public FirewallRule {
    domains = domains == null ? null : List.copyOf(domains);
  }

  /** Whether the rules of a group, by priority, may block the name of a host. */
  public static boolean mayBlock(List<FirewallRule> rules, String host) {
    return rules.stream()
        .sorted(Comparator.comparingInt(FirewallRule::priority))
        .takeWhile(rule -> !rule.allows(host))
        .anyMatch(rule -> rule.mayBlock(host));
  }

  private boolean allows(String host) {
    return action.equals("ALLOW")
        && queryType == null
        && domains != null
        && domains.stream().anyMatch(domain -> covers(domain, host));
  }

  // A domain below the host's may be that of a bucket.
  private boolean mayBlock(String host) {
    return !action.equals("ALLOW")
        && !action.equals("ALERT")
        && (queryType == null || OF_ADDRESSES.contains(queryType.toUpperCase(Locale.ROOT)))
        && (domains == null
            || domains.stream()
                .anyMatch(domain -> covers(domain, host) || plain(domain).endsWith("." + host)));
  }

  private static boolean covers(String domain, String host) {
    String plain = plain(domain);
    return plain.startsWith("*") ? host.endsWith(plain.substring(1)) : host.equals(plain);
  }

  private static String plain(String domain) {
    return domain.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
  }
}
