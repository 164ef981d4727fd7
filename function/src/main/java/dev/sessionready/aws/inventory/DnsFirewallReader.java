package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.Answers;
import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Parallel;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.network.model.FirewallRuleGroupAssociation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.FirewallRule;

/** Reads rule groups of Route 53 Resolver DNS Firewall, and what of their rules bears on AWS. */
public record DnsFirewallReader(Route53ResolverClient resolver, AccountRegion place, AwsCall ask) {

  private static final int PAGE = 100;
  private static final int DOMAIN_PAGE = 5000;

  /** The rule groups on these VPCs. */
  Fact<Map<String, FirewallRuleGroupAssociation>> associations(Set<String> vpcIds) {
    return ask.forValue(
        Permission.LIST_FIREWALL_RULE_GROUP_ASSOCIATIONS,
        () ->
            resolver
                .listFirewallRuleGroupAssociationsPaginator(request -> request.maxResults(PAGE))
                .firewallRuleGroupAssociations()
                .stream()
                .filter(actual -> vpcIds.contains(SdkValues.orEmpty(actual.vpcId())))
                .map(actual ->
                    new FirewallRuleGroupAssociation(
                        SdkValues.required(actual.id(), "Id"),
                        SdkValues.required(actual.firewallRuleGroupId(), "FirewallRuleGroupId"),
                        actual.vpcId()))
                .collect(SdkValues.byId(FirewallRuleGroupAssociation::id)));
  }

  /** The rules of a group; lists of domains are asked for where any of its rules blocks. */
  Fact<List<dev.sessionready.network.model.FirewallRule>> rules(String groupId) {
    Fact<List<FirewallRule>> listed =
        ask.forValue(
            Permission.LIST_FIREWALL_RULES,
            () ->
                resolver
                    .listFirewallRulesPaginator(
                        request -> request.firewallRuleGroupId(groupId).maxResults(PAGE))
                    .firewallRules()
                    .stream()
                    .toList());
    Set<String> lists =
        Answers.seen(listed).stream()
            .filter(rules -> rules.stream().anyMatch(rule -> !lets(rule)))
            .flatMap(List::stream)
            .flatMap(rule -> Stream.ofNullable(rule.firewallDomainListId()))
            .collect(Collectors.toSet());
    Map<String, Fact<List<String>>> domains = Parallel.forEach(lists, this::domains);
    return Answers.then(listed, rules -> rules(rules, domains));
  }

  private static boolean lets(FirewallRule rule) {
    return Set.of("ALLOW", "ALERT").contains(SdkValues.orEmpty(rule.actionAsString()));
  }

  private static Fact<List<dev.sessionready.network.model.FirewallRule>> rules(
      List<FirewallRule> listed, Map<String, Fact<List<String>>> domains) {
    List<dev.sessionready.network.model.FirewallRule> rules = new ArrayList<>();
    for (FirewallRule actual : listed) {
      String listId = actual.firewallDomainListId();
      Fact<List<String>> ofList = listId == null ? null : domains.get(listId);
      switch (ofList) {
        case null -> rules.add(rule(actual, null));
        case Known<List<String>>(List<String> known) -> rules.add(rule(actual, known));
        case Absent<List<String>>() -> rules.add(rule(actual, null));
        case Unreadable<List<String>>(ReadFailure failure) -> {
          if (!failure.isDenied()) {
            return Fact.unreadable(failure);
          }
          rules.add(rule(actual, null));
        }
      }
    }
    return Fact.known(List.copyOf(rules));
  }

  private static dev.sessionready.network.model.FirewallRule rule(
      FirewallRule actual, @Nullable List<String> domains) {
    return new dev.sessionready.network.model.FirewallRule(
        SdkValues.required(actual.priority(), "Priority"),
        SdkValues.required(actual.actionAsString(), "Action"),
        domains,
        actual.qtype());
  }

  private Fact<List<String>> domains(String listId) {
    return ask.forValue(
        Permission.LIST_FIREWALL_DOMAINS,
        () ->
            resolver
                .listFirewallDomainsPaginator(
                    request -> request.firewallDomainListId(listId).maxResults(DOMAIN_PAGE))
                .domains()
                .stream()
                .filter(this::bears)
                .toList());
  }

  // Of lists with a hundred thousand domains only those are kept that may be AWS's.
  private boolean bears(String domain) {
    String base =
        domain.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.?", "").replaceFirst("\\.$", "");
    return Stream.of(place.partition().dnsSuffix(), place.partition().dualStackDnsSuffix())
        .anyMatch(suffix -> suffix.endsWith(base) || base.endsWith(suffix));
  }
}
