package dev.sessionready.aws;

import static dev.sessionready.aws.Looks.known;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.ResolverFacts;
import dev.sessionready.model.Snapshot;
import dev.sessionready.network.model.FirewallRule;
import dev.sessionready.network.model.FirewallRuleGroupAssociation;
import dev.sessionready.network.model.ProfileAssociation;
import dev.sessionready.network.model.ProfileResource;
import dev.sessionready.network.model.ResolverRuleAssociation;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.ResolverStubs;
import dev.sessionready.wire.Stubs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Profiles, Resolver rules and DNS Firewall of a seeded account, read back. */
@Tag("wire")
class LiveResolverTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  private static final String RESOLVER = "arn:aws:route53resolver:eu-west-1:210987654321:";

  private static AccountSeed seed;

  @BeforeAll
  static void plant() {
    seed = AccountSeed.plant(MOTO.administrator());
  }

  @BeforeEach
  void oneOfEachOnThePrivateVpc() {
    ResolverStubs.on(vpc()).forEach(stub -> MOTO.wire().stubFor(stub));
  }

  @Test
  void whatIsOnVpcsWithInstancesIsRead() {
    ResolverFacts facts = look();

    assertThat(known(facts.profileAssociations()).values())
        .containsExactly(new ProfileAssociation("rpassoc-1", "rp-1", vpc()));
    assertThat(known(facts.resolverRuleAssociations()).values())
        .containsExactlyInAnyOrder(
            new ResolverRuleAssociation(
                "rslvr-autodefined-assoc-1",
                "rslvr-autodefined-rr-internet-resolver",
                vpc(),
                null,
                null),
            new ResolverRuleAssociation(
                "rslvr-rrassoc-1", "rslvr-rr-1", vpc(), "corp.example.", "FORWARD"));
    assertThat(known(facts.firewallRuleGroupAssociations()).values())
        .containsExactly(
            new FirewallRuleGroupAssociation("rslvr-frgassoc-1", "rslvr-frg-1", vpc()));
  }

  @Test
  void whatAProfileBringsIsReadUnlessItFailed() {
    assertThat(look().profileResources())
        .isEqualTo(
            Map.of(
                "rp-1",
                Fact.known(
                    List.of(
                        new ProfileResource(
                            RESOLVER + "firewall-rule-group/rslvr-frg-2", null, null),
                        new ProfileResource(
                            RESOLVER + "resolver-rule/rslvr-rr-2", "lab.example.", "FORWARD")))));
  }

  @Test
  void ofRulesThatBlockTheDomainsOfAwsAreKept() {
    assertThat(look().firewallRules())
        .isEqualTo(
            Map.of(
                "rslvr-frg-1",
                Fact.known(
                    List.of(
                        new FirewallRule(
                            1, "BLOCK", List.of("*.sqs.eu-west-1.amazonaws.com."), null))),
                "rslvr-frg-2",
                Fact.known(List.of(new FirewallRule(1, "ALERT", null, null)))));
  }

  @Test
  void eachListingIsAskedForOnceAndWhatIsInUseOnceEach() {
    LiveSource source = Looks.source(MOTO.clients(), SettledDocuments.asSeeded());
    source.look(new Scope.Everything(), RuleParameters.DEFAULTS);

    assertThat(source.calls())
        .containsEntry("route53profiles:ListProfileAssociations", 1L)
        .containsEntry("route53profiles:ListProfileResourceAssociations", 1L)
        .containsEntry("route53resolver:ListResolverRuleAssociations", 1L)
        .containsEntry("route53resolver:ListResolverRules", 1L)
        .containsEntry("route53resolver:ListFirewallRuleGroupAssociations", 1L)
        .containsEntry("route53resolver:ListFirewallRules", 2L)
        .containsEntry("route53resolver:ListFirewallDomains", 1L);
  }

  @Test
  void withoutTheRightToSeeRulesTheirDomainsStayOpen() {
    MOTO.wire()
        .stubFor(
            Stubs.target("Route53Resolver.ListResolverRules")
                .willReturn(Stubs.jsonError(400, "AccessDeniedException")));

    assertThat(known(look().resolverRuleAssociations()))
        .containsEntry(
            "rslvr-rrassoc-1",
            new ResolverRuleAssociation("rslvr-rrassoc-1", "rslvr-rr-1", vpc(), null, null));
  }

  @Test
  void aListThatAwsKeepsLeavesItsDomainsOpen() {
    MOTO.wire()
        .stubFor(
            Stubs.target("Route53Resolver.ListFirewallDomains")
                .willReturn(Stubs.jsonError(400, "ValidationException")));

    assertThat(requireNonNull(look().firewallRules()))
        .containsEntry(
            "rslvr-frg-1", Fact.known(List.of(new FirewallRule(1, "BLOCK", null, null))));
  }

  private static ResolverFacts look() {
    Snapshot snapshot = Looks.atEverything(MOTO);
    return requireNonNull(snapshot.network().resolver());
  }

  private static String vpc() {
    return seed.privateVpc().vpc();
  }
}
