// Over 200 lines: three services that decide names share how their pages and associations are read.
package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.Answers;
import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Parallel;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.aws.client.UnexpectedValue;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.ResolverFacts;
import dev.sessionready.network.model.FirewallRuleGroupAssociation;
import dev.sessionready.network.model.ProfileAssociation;
import dev.sessionready.network.model.ProfileResource;
import dev.sessionready.network.model.ResolverRuleAssociation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.services.route53profiles.Route53ProfilesClient;
import software.amazon.awssdk.services.route53profiles.model.ProfileResourceAssociation;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.ResolverRule;

/**
 * Reads what of Route 53 besides hosted zones answers for names in VPCs: one listing of each kind
 * for the whole account, and what a Profile or a rule group holds once for each that is in use.
 */
public record ResolverReader(
    Route53ResolverClient resolver,
    Route53ProfilesClient profiles,
    DnsFirewallReader firewall,
    String region,
    AwsCall ask) {

  private static final int PAGE = 100;

  private static final ServiceMetadata OF_PROFILES = Route53ProfilesClient.serviceMetadata();
  private static final ServiceMetadata OF_RESOLVER = Route53ResolverClient.serviceMetadata();

  /** What is on these VPCs. */
  ResolverFacts read(Set<String> vpcIds) {
    var associations = Parallel.start(() -> profileAssociations(vpcIds));
    var groups = Parallel.start(() -> firewall.associations(vpcIds));
    var ruleAssociations = Parallel.start(() -> ruleAssociations(vpcIds));
    Map<String, Fact<List<ProfileResourceAssociation>>> brought =
        Parallel.forEach(
            Answers.listed(associations.join()).stream()
                .map(ProfileAssociation::profileId)
                .collect(Collectors.toSet()),
            this::resources);
    Fact<Map<String, FirewallRuleGroupAssociation>> firewalls = none(OF_RESOLVER, groups.join());
    Fact<Map<String, ResolverRuleAssociation>> bare = none(OF_RESOLVER, ruleAssociations.join());
    Fact<Map<String, ResolverRule>> rules =
        needsRules(bare, brought) ? rules() : Fact.known(Map.of());
    return new ResolverFacts(
        none(OF_PROFILES, associations.join()),
        Answers.then(bare, listed -> Answers.then(shown(rules), all -> complete(listed, all))),
        firewalls,
        complete(brought, shown(rules)),
        Parallel.forEach(groupIds(firewalls, brought), firewall::rules));
  }

  /**
   * A service that has no address in a Region where the SDK knows none of it either is not there,
   * and so there is nothing of it.
   */
  private <T> Fact<Map<String, T>> none(ServiceMetadata service, Fact<Map<String, T>> fact) {
    return switch (fact) {
      case Unreadable<Map<String, T>>(ReadFailure failure)
          when failure.isWithoutHost() && !service.regions().contains(Region.of(region)) ->
          Fact.known(Map.of());
      case Known<Map<String, T>> _, Absent<Map<String, T>> _, Unreadable<Map<String, T>> _ -> fact;
    };
  }

  private Fact<Map<String, ProfileAssociation>> profileAssociations(Set<String> vpcIds) {
    return ask.forValue(
        Permission.LIST_PROFILE_ASSOCIATIONS,
        () ->
            profiles
                .listProfileAssociationsPaginator(request -> request.maxResults(PAGE))
                .profileAssociations()
                .stream()
                .filter(actual -> vpcIds.contains(SdkValues.orEmpty(actual.resourceId())))
                .filter(actual -> isInForce(actual.statusAsString()))
                .map(actual ->
                    new ProfileAssociation(
                        SdkValues.required(actual.id(), "Id"),
                        SdkValues.required(actual.profileId(), "ProfileId"),
                        actual.resourceId()))
                .collect(SdkValues.byId(ProfileAssociation::id)));
  }

  private Fact<List<ProfileResourceAssociation>> resources(String profileId) {
    return ask.forValue(
        Permission.LIST_PROFILE_RESOURCE_ASSOCIATIONS,
        () ->
            profiles
                .listProfileResourceAssociationsPaginator(
                    request -> request.profileId(profileId).maxResults(PAGE))
                .profileResourceAssociations()
                .stream()
                .filter(actual -> isInForce(actual.statusAsString()))
                .toList());
  }

  // What is being made or taken away may already or still answer.
  private static boolean isInForce(String status) {
    return switch (SdkValues.orEmpty(status)) {
      case "COMPLETE", "CREATING", "UPDATING", "DELETING" -> true;
      case "DELETED", "FAILED", "OVERRIDDEN" -> false;
      case String word -> throw UnexpectedValue.word(word);
    };
  }

  private Fact<Map<String, ResolverRuleAssociation>> ruleAssociations(Set<String> vpcIds) {
    return ask.forValue(
        Permission.LIST_RESOLVER_RULE_ASSOCIATIONS,
        () ->
            resolver
                .listResolverRuleAssociationsPaginator(request -> request.maxResults(PAGE))
                .resolverRuleAssociations()
                .stream()
                .filter(actual -> vpcIds.contains(SdkValues.orEmpty(actual.vpcId())))
                .filter(actual -> isInForce(actual.statusAsString()))
                .map(actual ->
                    new ResolverRuleAssociation(
                        SdkValues.required(actual.id(), "Id"),
                        SdkValues.required(actual.resolverRuleId(), "ResolverRuleId"),
                        actual.vpcId(),
                        null,
                        null))
                .collect(SdkValues.byId(ResolverRuleAssociation::id)));
  }

  private Fact<Map<String, ResolverRule>> rules() {
    return ask.forValue(
        Permission.LIST_RESOLVER_RULES,
        () ->
            resolver
                .listResolverRulesPaginator(request -> request.maxResults(PAGE))
                .resolverRules()
                .stream()
                .collect(SdkValues.byId(rule -> SdkValues.required(rule.id(), "Id"))));
  }

  private static boolean needsRules(
      Fact<Map<String, ResolverRuleAssociation>> associations,
      Map<String, Fact<List<ProfileResourceAssociation>>> brought) {
    return Answers.listed(associations).stream().anyMatch(one -> !one.isAutodefined())
        || resources(brought).anyMatch(one -> one.kind() == ProfileResource.Kind.RESOLVER_RULE);
  }

  // Without the right to see rules it stays open for which names they are.
  private static Fact<Map<String, ResolverRule>> shown(Fact<Map<String, ResolverRule>> rules) {
    return rules instanceof Unreadable<?>(ReadFailure failure) && failure.isDenied()
        ? Fact.known(Map.of())
        : rules;
  }

  private static Fact<Map<String, ResolverRuleAssociation>> complete(
      Map<String, ResolverRuleAssociation> associations, Map<String, ResolverRule> rules) {
    return Fact.known(
        associations.values().stream()
            .map(bare -> {
              ResolverRule rule = rules.get(bare.ruleId());
              return rule == null
                  ? bare
                  : new ResolverRuleAssociation(
                      bare.id(),
                      bare.ruleId(),
                      bare.vpcId(),
                      rule.domainName(),
                      rule.ruleTypeAsString());
            })
            .collect(SdkValues.byId(ResolverRuleAssociation::id)));
  }

  private static Map<String, Fact<List<ProfileResource>>> complete(
      Map<String, Fact<List<ProfileResourceAssociation>>> brought,
      Fact<Map<String, ResolverRule>> rules) {
    return brought.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    Answers.then(
                        entry.getValue(),
                        listed ->
                            Answers.map(
                                rules,
                                all ->
                                    listed.stream()
                                        .map(one -> complete(resource(one), all))
                                        .toList()))));
  }

  private static ProfileResource complete(
      ProfileResource resource, Map<String, ResolverRule> rules) {
    ResolverRule rule = rules.get(resource.id());
    return rule == null
        ? resource
        : new ProfileResource(resource.arn(), rule.domainName(), rule.ruleTypeAsString());
  }

  private static Set<String> groupIds(
      Fact<Map<String, FirewallRuleGroupAssociation>> associations,
      Map<String, Fact<List<ProfileResourceAssociation>>> brought) {
    return Stream.concat(
            Answers.listed(associations).stream()
                .map(FirewallRuleGroupAssociation::firewallRuleGroupId),
            resources(brought)
                .filter(one -> one.kind() == ProfileResource.Kind.FIREWALL_RULE_GROUP)
                .map(ProfileResource::id))
        .collect(Collectors.toSet());
  }

  private static Stream<ProfileResource> resources(
      Map<String, Fact<List<ProfileResourceAssociation>>> brought) {
    return brought.values().stream()
        .flatMap(fact -> Answers.seen(fact).stream())
        .flatMap(List::stream)
        .map(ResolverReader::resource);
  }

  private static ProfileResource resource(ProfileResourceAssociation actual) {
    return new ProfileResource(SdkValues.required(actual.resourceArn(), "ResourceArn"), null, null);
  }
}
