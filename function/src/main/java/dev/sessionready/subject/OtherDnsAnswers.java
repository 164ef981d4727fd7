package dev.sessionready.subject;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.ResolverFacts;
import dev.sessionready.model.Service;
import dev.sessionready.network.model.FirewallRule;
import dev.sessionready.network.model.FirewallRuleGroupAssociation;
import dev.sessionready.network.model.ProfileAssociation;
import dev.sessionready.network.model.ProfileResource;
import dev.sessionready.network.model.ResolverRuleAssociation;
import dev.sessionready.network.trace.LookupFailed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What else answers for names in a VPC, of its own and by its Route 53 Profile. Empty where AWS was
 * not asked, and as well where it refused to answer or has no such service to ask: that costs
 * certainty and no verdict.
 *
 * @param endpointServices the services of the endpoints that are seen, by endpoint
 */
record OtherDnsAnswers(
    ResolverFacts facts, AccountRegion place, Function<String, Optional<String>> endpointServices) {

  private static final Set<ProfileResource.Kind> ANSWER =
      Set.of(ProfileResource.Kind.ANSWERING, ProfileResource.Kind.INTERFACE_ENDPOINT);

  /** The Profiles on a VPC that may answer for a name that seems to be missing. */
  Optional<List<ProfileAssociation>> profiles(String vpcId) {
    return profilesOn(vpcId).map(on -> on.stream().filter(this::mayAnswer).toList());
  }

  private Optional<List<ProfileAssociation>> profilesOn(String vpcId) {
    return ofVpc(facts.profileAssociations(), one -> one.vpcId().equals(vpcId));
  }

  private boolean mayAnswer(ProfileAssociation profile) {
    return brought(profile)
        .map(resources -> resources.stream().anyMatch(this::mayAnswer))
        .orElse(true);
  }

  private boolean mayAnswer(ProfileResource resource) {
    return ANSWER.contains(resource.kind())
        && (resource.kind() != ProfileResource.Kind.INTERFACE_ENDPOINT
            || endpointServices.apply(resource.id()).map(OtherDnsAnswers::isOurs).orElse(true));
  }

  private static boolean isOurs(String endpointService) {
    return Stream.of(Service.values())
        .anyMatch(service -> endpointService.endsWith("." + service.code()));
  }

  /** The Resolver rules on a VPC; its own go before those of its Profile for the same domain. */
  Optional<List<ResolverRuleAssociation>> resolverRules(String vpcId) {
    return ofVpc(facts.resolverRuleAssociations(), one -> one.vpcId().equals(vpcId))
        .map(own -> {
          Set<String> domains =
              own.stream()
                  .flatMap(rule -> Stream.ofNullable(rule.domainName()))
                  .collect(Collectors.toSet());
          return Stream.concat(
                  own.stream(),
                  byProfile(vpcId, ProfileResource.Kind.RESOLVER_RULE)
                      .filter(rule -> !domains.contains(String.valueOf(rule.domainName())))
                      .map(rule ->
                          new ResolverRuleAssociation(
                              rule.arn(), rule.id(), vpcId, rule.domainName(), rule.ruleType())))
              .toList();
        });
  }

  /** The rule groups of DNS Firewall on a VPC that may block the name of a service. */
  Optional<List<FirewallRuleGroupAssociation>> dnsFirewalls(String vpcId) {
    return ofVpc(facts.firewallRuleGroupAssociations(), one -> one.vpcId().equals(vpcId))
        .map(own ->
            Stream.concat(
                    own.stream(),
                    byProfile(vpcId, ProfileResource.Kind.FIREWALL_RULE_GROUP)
                        .map(group ->
                            new FirewallRuleGroupAssociation(group.arn(), group.id(), vpcId)))
                .filter(group -> mayBlock(group.firewallRuleGroupId()))
                .toList());
  }

  private boolean mayBlock(String groupId) {
    return seen(facts.firewallRules(), groupId)
        .map(rules -> hosts().anyMatch(host -> FirewallRule.mayBlock(rules, host)))
        .orElse(true);
  }

  private Stream<String> hosts() {
    return Stream.of(Service.values())
        .map(service -> service.code() + "." + place.region() + ".")
        .flatMap(name ->
            Stream.of(
                name + place.partition().dnsSuffix(),
                name + place.partition().dualStackDnsSuffix()));
  }

  private Stream<ProfileResource> byProfile(String vpcId, ProfileResource.Kind kind) {
    return profilesOn(vpcId).orElse(List.of()).stream()
        .flatMap(profile -> brought(profile).orElse(List.of()).stream())
        .filter(resource -> resource.kind() == kind);
  }

  private Optional<List<ProfileResource>> brought(ProfileAssociation profile) {
    return seen(facts.profileResources(), profile.profileId());
  }

  private static <T> Optional<T> seen(@Nullable Map<String, Fact<T>> facts, String id) {
    Fact<T> fact = facts == null ? null : facts.get(id);
    return fact == null ? Optional.empty() : seen(fact);
  }

  private static <T> Optional<List<T>> ofVpc(Fact<Map<String, T>> fact, Predicate<T> there) {
    return seen(fact).map(all -> all.values().stream().filter(there).toList());
  }

  private static <T> Optional<T> seen(Fact<T> fact) {
    return switch (fact) {
      case Known<T>(T value) -> Optional.of(value);
      case Absent<T>() -> Optional.empty();
      case Unreadable<T>(ReadFailure failure) -> {
        if (failure.isDenied() || failure.isWithoutHost()) {
          yield Optional.empty();
        }
        throw new LookupFailed(failure);
      }
    };
  }
}
