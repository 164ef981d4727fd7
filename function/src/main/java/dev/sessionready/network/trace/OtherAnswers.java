package dev.sessionready.network.trace;

import dev.sessionready.network.address.Family;
import dev.sessionready.network.model.FirewallRuleGroupAssociation;
import dev.sessionready.network.model.ProfileAssociation;
import dev.sessionready.network.model.ResolverRuleAssociation;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.RegionalService;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.network.path.UnknownReason;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What may answer for the name of a service besides the endpoints and zones of the VPC: Resolver
 * rules, which are certain where they are for the name, and Route 53 Profiles, whose contents are
 * not shown, so that they may provide a name or path that seems to be missing.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html">Route 53
 *     Profiles</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-rules-managing.html">
 *     Resolver rules</a>
 */
record OtherAnswers(Topology topology, String vpcId, RegionalService service, Family family) {

  private static final Set<ExplanationCode> MISSING_NAMES =
      Set.of(
          ExplanationCode.PRIVATE_DNS_DISABLED,
          ExplanationCode.PRIVATE_DNS_INBOUND_RESOLVER_ONLY,
          ExplanationCode.NAME_NOT_IN_PRIVATE_ZONE);

  /**
   * The component of a rule that hands the name to other DNS servers; empty where none does, where
   * the rules were not asked for, or could not be read; that only matters for what is missing.
   */
  Optional<PathComponent> forwarded() {
    return switch (Lookup.of(vpcId, () -> topology.resolverRules(vpcId))) {
      case Lookup.Failed<Optional<List<ResolverRuleAssociation>>> _ -> Optional.empty();
      case Lookup.Found<Optional<List<ResolverRuleAssociation>>>(var rules) ->
          rules
              .flatMap(this::ruling)
              .filter(rule -> !rule.keeps())
              .map(rule ->
                  component(
                      rule.ruleId(),
                      new Reachability.Unknown(UnknownReason.FORWARDED_NAME, rule.ruleId())));
    };
  }

  /**
   * The most specific rule for the name, if it goes before what the VPC itself answers: a private
   * zone, as that of an endpoint is one, goes before a rule for a shorter name only.
   */
  private Optional<ResolverRuleAssociation> ruling(List<ResolverRuleAssociation> rules) {
    var host = service.hostname(family).orElseGet(() -> service.apex(family));
    return rules.stream()
        .filter(rule -> !rule.isAutodefined() && rule.mayCover(host))
        .max(
            Comparator.comparingInt(ResolverRuleAssociation::length)
                .thenComparing(ResolverRuleAssociation::ruleId))
        .filter(rule -> rule.length() >= zone(host));
  }

  private int zone(String host) {
    var ofEndpoint =
        PrivateDnsNames.of(topology, vpcId, service).endpoint().isPresent()
            ? service.apex(family).length()
            : 0;
    var longest =
        topology.privateZones(vpcId).stream()
            .map(zone -> zone.name().toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""))
            .filter(zone -> host.equals(zone) || host.endsWith("." + zone))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    return Math.max(ofEndpoint, longest);
  }

  /**
   * Why a path that is missing may be there all the same. Where AWS was not asked, only a path into
   * another network is in question, not a name that the VPC itself is known to lack.
   */
  Optional<PathComponent> insteadOf(ServicePath path) {
    if (path.outcome() != PathOutcome.BLOCKED || !lacks(path)) {
      return Optional.empty();
    }
    var profiles = Lookup.of(vpcId, () -> topology.profiles(vpcId));
    var rules = Lookup.of(vpcId, () -> topology.resolverRules(vpcId));
    if (profiles instanceof Lookup.Failed<Optional<List<ProfileAssociation>>>(var doubt)) {
      return Optional.of(component(vpcId, doubt));
    }
    if (rules instanceof Lookup.Failed<Optional<List<ResolverRuleAssociation>>>(var doubt)) {
      return Optional.of(component(vpcId, doubt));
    }
    var associated =
        profiles instanceof Lookup.Found<Optional<List<ProfileAssociation>>>(var known)
            ? known
            : Optional.<List<ProfileAssociation>>empty();
    boolean asked =
        associated.isPresent()
            && rules instanceof Lookup.Found<Optional<List<ResolverRuleAssociation>>>(var known)
            && known.isPresent();
    if (!asked && associated.orElse(List.of()).isEmpty()) {
      return path.kind() == ServicePath.Kind.NONE
          ? Optional.of(
              component(vpcId, new Reachability.Unknown(UnknownReason.NAMES_NOT_READ, vpcId)))
          : Optional.empty();
    }
    return associated.get().stream()
        .map(ProfileAssociation::profileId)
        .sorted()
        .findFirst()
        .map(id -> component(id, new Reachability.Unknown(UnknownReason.PROFILE, id)));
  }

  /** What DNS Firewall may block; nothing where AWS was not or could not be asked. */
  List<Caveat> firewalls() {
    return topology
        .once(new FirewallsOf(vpcId), Firewalls.class, () -> new Firewalls(associated()))
        .caveats();
  }

  private List<Caveat> associated() {
    return switch (Lookup.of(vpcId, () -> topology.dnsFirewalls(vpcId))) {
      case Lookup.Failed<Optional<List<FirewallRuleGroupAssociation>>> _ -> List.of();
      case Lookup.Found<Optional<List<FirewallRuleGroupAssociation>>>(var known) ->
          known.orElse(List.of()).stream()
              .map(FirewallRuleGroupAssociation::firewallRuleGroupId)
              .distinct()
              .sorted()
              .map(id -> new Caveat(Caveat.Kind.DNS_FIREWALL, id))
              .toList();
    };
  }

  /** In which VPC they may block. */
  private record FirewallsOf(String vpcId) {}

  private record Firewalls(List<Caveat> caveats) {}

  // A name or a path, rather than what stands on a path that is there.
  private static boolean lacks(ServicePath path) {
    return switch (path.kind()) {
      case NONE, INTERNET -> true;
      case INTERFACE_ENDPOINT, GATEWAY_ENDPOINT, PRIVATE_ZONE, UNKNOWN ->
          path.components().stream()
              .map(PathComponent::reachability)
              .anyMatch(reachability ->
                  reachability instanceof Reachability.Blocked(ExplanationCode reason, _)
                      && MISSING_NAMES.contains(reason));
    };
  }

  private static PathComponent component(String id, Reachability reachability) {
    return new PathComponent(
        PathComponent.Kind.DNS, PathComponent.Direction.FORWARD, List.of(id), reachability);
  }
}
