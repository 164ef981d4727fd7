package dev.sessionready.network.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a resource of a Route 53 Profile is, by its ARN. */
class ProfileResourceTest {

  @ParameterizedTest
  @CsvSource({
    "arn:aws:route53resolver:eu-west-1:1:resolver-rule/rslvr-rr-1, RESOLVER_RULE, rslvr-rr-1",
    "arn:aws:route53resolver:eu-west-1:1:autodefined-rule/rslvr-a, RESOLVER_RULE, rslvr-a",
    "arn:aws:route53resolver:eu-west-1:1:firewall-rule-group/frg-1, FIREWALL_RULE_GROUP, frg-1",
    "arn:aws:ec2:eu-west-1:1:vpc-endpoint/vpce-1, INTERFACE_ENDPOINT, vpce-1",
    "arn:aws:route53resolver:eu-west-1:1:resolver-query-log-config/rqlc-1, QUERY_LOG, rqlc-1",
    "arn:aws:route53:::hostedzone/Z1, ANSWERING, Z1",
    "arn:aws:route53resolver:eu-west-1:1:type-of-tomorrow/x-1, ANSWERING, x-1"
  })
  void itsTypeAndIdAreTheLastPartOfItsArn(String arn, ProfileResource.Kind kind, String id) {
    var resource = new ProfileResource(arn, null, null);
    assertThat(resource.kind()).isEqualTo(kind);
    assertThat(resource.id()).isEqualTo(id);
  }
}
