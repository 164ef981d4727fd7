package dev.sessionready.infra;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.config.ResourceType;
import software.amazon.awscdk.services.config.RuleScope;

/**
 * The types of resource whose changes the rule hears of: the instance, and what its verdict hangs
 * on.
 *
 * <p>The latter are {@code dev.sessionready.rule.Dependency.Type} in the function's own module; a
 * test holds the two together.
 */
final class Watched {

  // By name, for the CDK has constants for some of them only.
  private static final List<String> REGIONAL =
      List.of(
          "AWS::EC2::Instance",
          "AWS::EC2::VPCEndpoint",
          "AWS::EC2::SecurityGroup",
          "AWS::EC2::RouteTable",
          "AWS::EC2::NetworkAcl",
          "AWS::EC2::Subnet",
          "AWS::EC2::VPC",
          "AWS::EC2::NatGateway",
          "AWS::EC2::InternetGateway",
          "AWS::SSM::ManagedInstanceInventory",
          "AWS::SSM::Document",
          "AWS::KMS::Key",
          "AWS::S3::Bucket");
  private static final List<String> IDENTITY = List.of("AWS::IAM::Role", "AWS::IAM::Policy");

  private Watched() {}

  /**
   * @param identity whether IAM's roles and policies are watched too
   */
  static RuleScope scope(boolean identity) {
    return RuleScope.fromResources(
        Stream.concat(REGIONAL.stream(), identity ? IDENTITY.stream() : Stream.of())
            .map(ResourceType::of)
            .toList());
  }
}
