package dev.sessionready.change.template;

import java.util.Locale;
import java.util.Map;

/**
 * A kind of resource that a template can add, by what CloudFormation and Terraform's provider for
 * AWS call it and its properties.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html">
 *     CloudFormation resource types</a>
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs">Terraform's
 *     provider for AWS</a>
 */
enum ResourceType {
  SECURITY_GROUP(
      "EC2::SecurityGroup",
      "GroupId",
      "aws_security_group",
      "id",
      Map.of("GroupName", "name", "GroupDescription", "description")),
  SECURITY_GROUP_INGRESS(
      "EC2::SecurityGroupIngress",
      "",
      "aws_vpc_security_group_ingress_rule",
      "id",
      Map.of(
          "GroupId", "security_group_id",
          "CidrIp", "cidr_ipv4",
          "CidrIpv6", "cidr_ipv6",
          "SourceSecurityGroupId", "referenced_security_group_id",
          "SourcePrefixListId", "prefix_list_id")),
  SECURITY_GROUP_EGRESS(
      "EC2::SecurityGroupEgress",
      "",
      "aws_vpc_security_group_egress_rule",
      "id",
      Map.of(
          "GroupId", "security_group_id",
          "CidrIp", "cidr_ipv4",
          "CidrIpv6", "cidr_ipv6",
          "DestinationSecurityGroupId", "referenced_security_group_id",
          "DestinationPrefixListId", "prefix_list_id")),
  /** Terraform's older kind of rule, whose peers are lists. */
  SECURITY_GROUP_RULE(
      "", "", "aws_security_group_rule", "id", Map.of("GroupId", "security_group_id")),
  VPC("EC2::VPC", "", "aws_vpc", "id", Map.of()),
  NETWORK_ACL_ENTRY(
      "EC2::NetworkAclEntry",
      "",
      "aws_network_acl_rule",
      "id",
      Map.of("PortRange.From", "from_port", "PortRange.To", "to_port")),
  VPC_ENDPOINT(
      "EC2::VPCEndpoint", "", "aws_vpc_endpoint", "id", Map.of("PolicyDocument", "policy")),
  ROUTE(
      "EC2::Route",
      "",
      "aws_route",
      "id",
      Map.of("EgressOnlyInternetGatewayId", "egress_only_gateway_id")),
  NAT_GATEWAY("EC2::NatGateway", "", "aws_nat_gateway", "id", Map.of()),
  ELASTIC_IP("EC2::EIP", "AllocationId", "aws_eip", "id", Map.of()),
  ELASTIC_IP_ASSOCIATION("EC2::EIPAssociation", "", "aws_eip_association", "id", Map.of()),
  EGRESS_ONLY_GATEWAY(
      "EC2::EgressOnlyInternetGateway", "", "aws_egress_only_internet_gateway", "id", Map.of()),
  INTERNET_GATEWAY_ATTACHMENT(
      "EC2::VPCGatewayAttachment", "", "aws_internet_gateway_attachment", "id", Map.of()),
  TRANSIT_GATEWAY_ATTACHMENT(
      "EC2::TransitGatewayAttachment",
      "",
      "aws_ec2_transit_gateway_vpc_attachment",
      "id",
      Map.of()),
  DHCP_OPTIONS_ASSOCIATION(
      "EC2::VPCDHCPOptionsAssociation", "", "aws_vpc_dhcp_options_association", "id", Map.of()),
  PUBLIC_ACCESS_EXCLUSION(
      "EC2::VPCBlockPublicAccessExclusion",
      "",
      "aws_vpc_block_public_access_exclusion",
      "id",
      Map.of()),
  ROLE(
      "IAM::Role",
      "",
      "aws_iam_role",
      "name",
      Map.of("RoleName", "name", "AssumeRolePolicyDocument", "assume_role_policy")),
  ROLE_POLICY(
      "IAM::RolePolicy",
      "",
      "aws_iam_role_policy",
      "id",
      Map.of("RoleName", "role", "PolicyName", "name", "PolicyDocument", "policy")),
  /** CloudFormation has none of its own: a role that it makes names its policies. */
  ROLE_POLICY_ATTACHMENT(
      "", "", "aws_iam_role_policy_attachment", "id", Map.of("RoleName", "role")),
  INSTANCE_PROFILE(
      "IAM::InstanceProfile",
      "",
      "aws_iam_instance_profile",
      "name",
      Map.of("InstanceProfileName", "name", "Roles", "role")),
  LOG_GROUP(
      "Logs::LogGroup", "", "aws_cloudwatch_log_group", "name", Map.of("LogGroupName", "name")),
  BUCKET("S3::Bucket", "", "aws_s3_bucket", "id", Map.of("BucketName", "bucket")),
  KEY("KMS::Key", "Arn", "aws_kms_key", "arn", Map.of("KeyPolicy", "policy")),
  SESSION_DOCUMENT("SSM::Document", "", "aws_ssm_document", "name", Map.of());

  private final String cloudFormation;
  private final String idAttribute;
  private final String terraform;
  private final String terraformId;

  @SuppressWarnings("ImmutableEnumChecker") // Every one is made by Map.of.
  private final Map<String, String> terraformNames;

  ResourceType(
      String cloudFormation,
      String idAttribute,
      String terraform,
      String terraformId,
      Map<String, String> terraformNames) {
    this.cloudFormation = cloudFormation;
    this.idAttribute = idAttribute;
    this.terraform = terraform;
    this.terraformId = terraformId;
    this.terraformNames = terraformNames;
  }

  /** What CloudFormation calls it, such as {@code AWS::EC2::Route}; empty where it has none. */
  String cloudFormation() {
    return cloudFormation.isEmpty() ? "" : "AWS::" + cloudFormation;
  }

  /** The attribute that holds its id; empty where a reference to it is its id. */
  String idAttribute() {
    return idAttribute;
  }

  String terraform() {
    return terraform;
  }

  String terraformId() {
    return terraformId;
  }

  /** What Terraform calls a property: most in the same words with underscores between. */
  String terraformName(String property) {
    String known = terraformNames.get(property);
    return known != null
        ? known
        : property.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
