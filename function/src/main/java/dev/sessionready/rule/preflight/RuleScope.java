package dev.sessionready.rule.preflight;

import java.util.List;

/** The types of resources that bear on the rule, as AWS Config names them. */
public final class RuleScope {

  /** What the rule judges. */
  public static final String INSTANCE = "AWS::EC2::Instance";

  /** What a verdict depends on: where one is not recorded, only the sweep sees its changes. */
  public static final List<String> DEPENDENCIES =
      List.of(
          "AWS::EC2::InternetGateway",
          "AWS::EC2::NatGateway",
          "AWS::EC2::NetworkAcl",
          "AWS::EC2::RouteTable",
          "AWS::EC2::SecurityGroup",
          "AWS::EC2::Subnet",
          "AWS::EC2::VPC",
          "AWS::EC2::VPCEndpoint",
          "AWS::KMS::Key",
          "AWS::S3::Bucket",
          "AWS::SSM::Document",
          "AWS::SSM::ManagedInstanceInventory");

  private RuleScope() {}
}
