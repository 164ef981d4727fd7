package dev.sessionready.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.assertions.Match;

/** How one resource of the template names another; the CDK ends every name with a hash. */
final class Reference {

  /** Holds where the service acts for this account and no other. */
  static final Map<String, Object> FROM_THIS_ACCOUNT =
      Map.of("StringEquals", Map.of("aws:SourceAccount", Map.of("Ref", "AWS::AccountId")));

  private Reference() {}

  static Map<String, Object> to(String construct) {
    return Map.of("Ref", named(construct));
  }

  static Map<String, Object> toArnOf(String construct) {
    return toAttribute(construct, "Arn");
  }

  static Map<String, Object> toAttribute(String construct, String attribute) {
    return Map.of("Fn::GetAtt", List.of(named(construct), attribute));
  }

  private static Object named(String construct) {
    return Match.stringLikeRegexp("^" + construct + "[0-9A-F]{8}([0-9a-f]{32})?$");
  }
}
