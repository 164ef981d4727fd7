package dev.sessionready.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import java.util.List;

/**
 * What Route 53 Profiles, Resolver rules and DNS Firewall answer of a VPC that has one of each;
 * whatever the Profile and the rules hold leaves the names of AWS alone.
 */
public final class ResolverStubs {

  private static final String RESOLVER = "arn:aws:route53resolver:eu-west-1:210987654321:";

  private ResolverStubs() {}

  /** One of each on a VPC, another Profile on a VPC that nobody looks at. */
  public static List<MappingBuilder> on(String vpcId) {
    return List.of(
        Stubs.path("/profileassociations.*")
            .willReturn(
                Stubs.json(
                    """
                    {"ProfileAssociations":[
                     {"Id":"rpassoc-1","ProfileId":"rp-1","ResourceId":"%s","Status":"COMPLETE"},
                     {"Id":"rpassoc-2","ProfileId":"rp-2","ResourceId":"vpc-of-nobody",\
                    "Status":"COMPLETE"}]}
                    """
                        .formatted(vpcId))),
        Stubs.path("/profileresourceassociations/profileid/rp-1.*")
            .willReturn(
                Stubs.json(
                    """
                    {"ProfileResourceAssociations":[
                     {"Id":"rpr-1","ProfileId":"rp-1","Status":"COMPLETE",\
                    "ResourceType":"FIREWALL_RULE_GROUP",\
                    "ResourceArn":"%1$sfirewall-rule-group/rslvr-frg-2"},
                     {"Id":"rpr-2","ProfileId":"rp-1","Status":"COMPLETE",\
                    "ResourceType":"RESOLVER_RULE","ResourceArn":"%1$sresolver-rule/rslvr-rr-2"},
                     {"Id":"rpr-3","ProfileId":"rp-1","Status":"FAILED",\
                    "ResourceType":"PRIVATE_HOSTED_ZONE",\
                    "ResourceArn":"arn:aws:route53:::hostedzone/Z3"}]}
                    """
                        .formatted(RESOLVER))),
        Stubs.target("Route53Resolver.ListResolverRuleAssociations")
            .willReturn(
                Stubs.json(
                    """
                    {"MaxResults":100,"ResolverRuleAssociations":[
                     {"Id":"rslvr-autodefined-assoc-1","ResolverRuleId":\
                    "rslvr-autodefined-rr-internet-resolver","VPCId":"%1$s","Status":"COMPLETE"},
                     {"Id":"rslvr-rrassoc-1","ResolverRuleId":"rslvr-rr-1","VPCId":"%1$s",\
                    "Status":"COMPLETE"},
                     {"Id":"rslvr-rrassoc-2","ResolverRuleId":"rslvr-rr-1",\
                    "VPCId":"vpc-of-nobody","Status":"COMPLETE"},
                     {"Id":"rslvr-rrassoc-3","ResolverRuleId":"rslvr-rr-9","VPCId":"%1$s",\
                    "Status":"OVERRIDDEN"}]}
                    """
                        .formatted(vpcId))),
        Stubs.target("Route53Resolver.ListResolverRules")
            .willReturn(
                Stubs.json(
                    """
                    {"MaxResults":100,"ResolverRules":[
                     {"Id":"rslvr-rr-1","DomainName":"corp.example.","RuleType":"FORWARD"},
                     {"Id":"rslvr-rr-2","DomainName":"lab.example.","RuleType":"FORWARD"}]}
                    """)),
        Stubs.target("Route53Resolver.ListFirewallRuleGroupAssociations")
            .willReturn(
                Stubs.json(
                    """
                    {"FirewallRuleGroupAssociations":[
                     {"Id":"rslvr-frgassoc-1","FirewallRuleGroupId":"rslvr-frg-1","VpcId":"%s",\
                    "Priority":101,"Status":"COMPLETE"},
                     {"Id":"rslvr-frgassoc-2","FirewallRuleGroupId":"rslvr-frg-9",\
                    "VpcId":"vpc-of-nobody","Priority":101,"Status":"COMPLETE"}]}
                    """
                        .formatted(vpcId))),
        rules("rslvr-frg-1", "BLOCK", "rslvr-fdl-1"),
        rules("rslvr-frg-2", "ALERT", "rslvr-fdl-2"),
        Stubs.target("Route53Resolver.ListFirewallDomains")
            .withRequestBody(matchingJsonPath("$.FirewallDomainListId", equalTo("rslvr-fdl-1")))
            .willReturn(
                Stubs.json(
                    """
                    {"Domains":["bad.example.","*.sqs.eu-west-1.amazonaws.com."]}
                    """)));
  }

  private static MappingBuilder rules(String groupId, String action, String listId) {
    return Stubs.target("Route53Resolver.ListFirewallRules")
        .withRequestBody(matchingJsonPath("$.FirewallRuleGroupId", equalTo(groupId)))
        .willReturn(
            Stubs.json(
                """
                {"FirewallRules":[{"FirewallRuleGroupId":"%s","FirewallDomainListId":"%s",\
                "Name":"one","Priority":1,"Action":"%s"}]}
                """
                    .formatted(groupId, listId, action)));
  }
}
