package dev.sessionready.infra;

import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.WatchedResource;
import java.util.stream.Stream;
import software.amazon.awscdk.services.config.ResourceType;
import software.amazon.awscdk.services.config.RuleScope;

/**
 * The types of resource whose changes invoke the rule: the instance, and what its verdict depends
 * on.
 */
final class WatchedTypes {

  private WatchedTypes() {}

  /**
   * @param identity whether IAM's roles and policies are watched too
   */
  static RuleScope scope(boolean identity) {
    return RuleScope.fromResources(
        Stream.concat(
                Stream.of(Evaluation.INSTANCE_TYPE),
                Stream.of(WatchedResource.Type.values())
                    .filter(type -> identity || !type.isIdentity())
                    .map(WatchedResource.Type::resourceType))
            // By name, for the CDK has constants for some of them only.
            .map(ResourceType::of)
            .toList());
  }
}
