// Over 200 lines: one constant for each operation that is recorded.
package dev.sessionready.aws.recorded;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An operation of AWS that a snapshot takes, as the AWS CLI has it.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/">AWS CLI command reference</a>
 */
enum CliOperation {
  GET_CALLER_IDENTITY("sts", "GetCallerIdentity", shape("Account", "UserId")),
  DESCRIBE_AVAILABILITY_ZONES("ec2", "DescribeAvailabilityZones", shape("AvailabilityZones")),
  DESCRIBE_INSTANCES("ec2", "DescribeInstances", shape("Reservations")),
  DESCRIBE_VPCS("ec2", "DescribeVpcs", shape("Vpcs")),
  DESCRIBE_SUBNETS("ec2", "DescribeSubnets", shape("Subnets")),
  DESCRIBE_DHCP_OPTIONS("ec2", "DescribeDhcpOptions", shape("DhcpOptions")),
  DESCRIBE_VPC_ATTRIBUTE(
      "ec2",
      "DescribeVpcAttribute",
      shape(),
      key("VpcId", "vpc-id"),
      key("Attribute", "attribute")),
  DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_OPTIONS(
      "ec2", "DescribeVpcBlockPublicAccessOptions", shape("VpcBlockPublicAccessOptions")),
  DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_EXCLUSIONS(
      "ec2",
      "DescribeVpcBlockPublicAccessExclusions",
      shape("VpcBlockPublicAccessExclusions"),
      optional("NextToken", "next-token")),
  DESCRIBE_ROUTE_TABLES("ec2", "DescribeRouteTables", shape("RouteTables")),
  DESCRIBE_NETWORK_ACLS("ec2", "DescribeNetworkAcls", shape("NetworkAcls")),
  DESCRIBE_SECURITY_GROUPS("ec2", "DescribeSecurityGroups", shape("SecurityGroups")),
  DESCRIBE_MANAGED_PREFIX_LISTS("ec2", "DescribeManagedPrefixLists", shape("PrefixLists")),
  GET_MANAGED_PREFIX_LIST_ENTRIES(
      "ec2", "GetManagedPrefixListEntries", shape(), key("PrefixListId", "prefix-list-id")),
  DESCRIBE_VPC_ENDPOINTS("ec2", "DescribeVpcEndpoints", shape("VpcEndpoints")),
  DESCRIBE_NETWORK_INTERFACES("ec2", "DescribeNetworkInterfaces", shape("NetworkInterfaces")),
  DESCRIBE_INTERNET_GATEWAYS("ec2", "DescribeInternetGateways", shape("InternetGateways")),
  DESCRIBE_NAT_GATEWAYS("ec2", "DescribeNatGateways", shape("NatGateways")),
  DESCRIBE_EGRESS_ONLY_INTERNET_GATEWAYS(
      "ec2", "DescribeEgressOnlyInternetGateways", shape("EgressOnlyInternetGateways")),
  DESCRIBE_VPC_PEERING_CONNECTIONS(
      "ec2", "DescribeVpcPeeringConnections", shape("VpcPeeringConnections")),
  DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS(
      "ec2", "DescribeTransitGatewayVpcAttachments", shape("TransitGatewayVpcAttachments")),
  DESCRIBE_TRANSIT_GATEWAY_ROUTE_TABLES(
      "ec2", "DescribeTransitGatewayRouteTables", shape("TransitGatewayRouteTables")),
  GET_TRANSIT_GATEWAY_ROUTE_TABLE_ASSOCIATIONS(
      "ec2",
      "GetTransitGatewayRouteTableAssociations",
      shape(),
      key("TransitGatewayRouteTableId", "transit-gateway-route-table-id")),
  SEARCH_TRANSIT_GATEWAY_ROUTES(
      "ec2",
      "SearchTransitGatewayRoutes",
      shape(),
      key("TransitGatewayRouteTableId", "transit-gateway-route-table-id")) {
    @Override
    String furtherOptions() {
      return " --filters Name=state,Values=active,blackhole";
    }
  },
  DESCRIBE_INSTANCE_PROPERTIES("ssm", "DescribeInstanceProperties", shape("InstanceProperties")),
  GET_DOCUMENT(
      "ssm",
      "GetDocument",
      shape(),
      key("Name", "name"),
      optional("DocumentVersion", "document-version")) {
    @Override
    String furtherOptions() {
      return " --document-format=JSON";
    }
  },
  GET_SERVICE_SETTING("ssm", "GetServiceSetting", shape("ServiceSetting")) {
    @Override
    String furtherOptions() {
      return " --setting-id=/ssm/managed-instance/default-ec2-instance-management-role";
    }
  },
  GET_CONNECTION_STATUS(
      "ssm", "GetConnectionStatus", shape("Target", "Status"), key("Target", "target", "Target")),
  GET_INSTANCE_PROFILE(
      "iam",
      "GetInstanceProfile",
      shape("InstanceProfile"),
      key("InstanceProfileName", "instance-profile-name", "InstanceProfile.InstanceProfileName")),
  GET_ROLE("iam", "GetRole", shape("Role"), key("RoleName", "role-name", "Role.RoleName")),
  LIST_ROLE_POLICIES("iam", "ListRolePolicies", shape(), key("RoleName", "role-name")),
  GET_ROLE_POLICY(
      "iam",
      "GetRolePolicy",
      shape("RoleName", "PolicyName", "PolicyDocument"),
      key("RoleName", "role-name", "RoleName"),
      key("PolicyName", "policy-name", "PolicyName")),
  LIST_ATTACHED_ROLE_POLICIES(
      "iam", "ListAttachedRolePolicies", shape(), key("RoleName", "role-name")),
  GET_POLICY("iam", "GetPolicy", shape("Policy"), key("PolicyArn", "policy-arn", "Policy.Arn")),
  GET_POLICY_VERSION(
      "iam",
      "GetPolicyVersion",
      shape(),
      key("PolicyArn", "policy-arn"),
      key("VersionId", "version-id")),
  LIST_BUCKETS("s3api", "ListBuckets", shape("Buckets")),
  GET_BUCKET_LOCATION("s3api", "GetBucketLocation", shape(), key("Bucket", "bucket")),
  GET_BUCKET_ENCRYPTION("s3api", "GetBucketEncryption", shape(), key("Bucket", "bucket")),
  GET_BUCKET_POLICY("s3api", "GetBucketPolicy", shape(), key("Bucket", "bucket")),
  GET_BUCKET_OWNERSHIP_CONTROLS(
      "s3api", "GetBucketOwnershipControls", shape(), key("Bucket", "bucket")),
  DESCRIBE_LOG_GROUPS(
      "logs", "DescribeLogGroups", shape(), key("logGroupNamePrefix", "log-group-name-prefix")),
  DESCRIBE_KEY("kms", "DescribeKey", shape(), key("KeyId", "key-id")),
  GET_KEY_POLICY("kms", "GetKeyPolicy", shape(), key("KeyId", "key-id")) {
    @Override
    String furtherOptions() {
      return " --policy-name=default";
    }
  },
  LIST_GRANTS("kms", "ListGrants", shape(), key("KeyId", "key-id")),
  LIST_HOSTED_ZONES_BY_VPC(
      "route53",
      "ListHostedZonesByVPC",
      shape(),
      key("VPCId", "vpc-id"),
      key("VPCRegion", "vpc-region"),
      optional("NextToken", "next-token")) {
    @Override
    String furtherOptions() {
      return " --max-items=100";
    }
  },
  LIST_RESOURCE_RECORD_SETS(
      "route53", "ListResourceRecordSets", shape(), key("HostedZoneId", "hosted-zone-id")),
  LIST_PROFILE_ASSOCIATIONS(
      "route53profiles", "ListProfileAssociations", shape("ProfileAssociations")),
  LIST_PROFILE_RESOURCE_ASSOCIATIONS(
      "route53profiles",
      "ListProfileResourceAssociations",
      shape(),
      key("ProfileId", "profile-id")),
  LIST_RESOLVER_RULE_ASSOCIATIONS(
      "route53resolver", "ListResolverRuleAssociations", shape("ResolverRuleAssociations")),
  LIST_RESOLVER_RULES("route53resolver", "ListResolverRules", shape("ResolverRules")),
  LIST_FIREWALL_RULE_GROUP_ASSOCIATIONS(
      "route53resolver",
      "ListFirewallRuleGroupAssociations",
      shape("FirewallRuleGroupAssociations")),
  LIST_FIREWALL_RULES(
      "route53resolver",
      "ListFirewallRules",
      shape(),
      key("FirewallRuleGroupId", "firewall-rule-group-id")),
  LIST_FIREWALL_DOMAINS(
      "route53resolver",
      "ListFirewallDomains",
      shape(),
      key("FirewallDomainListId", "firewall-domain-list-id"));

  /**
   * A parameter that says of what the operation is asked.
   *
   * @param member its name in the API
   * @param option its name at the command line
   * @param inAnswer where the answer repeats it, empty where it does not
   * @param isOptional whether it may be left out
   */
  record Key(String member, String option, String inAnswer, boolean isOptional) {}

  private static final Map<String, CliOperation> BY_API =
      Arrays.stream(values()).collect(Collectors.toMap(CliOperation::api, one -> one));
  private static final Map<String, CliOperation> BY_COMMAND =
      Arrays.stream(values()).collect(Collectors.toMap(CliOperation::command, one -> one));

  private final String service;
  private final String api;

  @SuppressWarnings("ImmutableEnumChecker") // None of them changes.
  private final List<String> shape;

  @SuppressWarnings("ImmutableEnumChecker") // It is copied.
  private final List<Key> keys;

  CliOperation(String service, String api, List<String> shape, Key... keys) {
    this.service = service;
    this.api = api;
    this.shape = shape;
    this.keys = List.of(keys);
  }

  private static List<String> shape(String... members) {
    return List.of(members);
  }

  private static Key key(String member, String option) {
    return new Key(member, option, "", false);
  }

  // The CLI follows the pages of most listings by itself; it leaves those to the caller.
  private static Key optional(String member, String option) {
    return new Key(member, option, "", true);
  }

  private static Key key(String member, String option, String inAnswer) {
    return new Key(member, option, inAnswer, false);
  }

  /** The operation of that name in the API, where it is recorded. */
  static Optional<CliOperation> ofApi(String name) {
    return Optional.ofNullable(BY_API.get(name));
  }

  /** The operation that the CLI calls so. */
  static Optional<CliOperation> ofCommand(String command) {
    return Optional.ofNullable(BY_COMMAND.get(command));
  }

  /** The operation whose answers have these members and that are understood without a name. */
  static Optional<CliOperation> ofShape(Map<String, @Nullable Object> answer) {
    return Arrays.stream(values())
        .filter(one -> !one.shape.isEmpty() && answer.keySet().containsAll(one.shape))
        .filter(one -> one != GET_POLICY || answer.get("Policy") instanceof Map)
        .findFirst();
  }

  String service() {
    return service;
  }

  String api() {
    return api;
  }

  /** What says of what it is asked. */
  List<Key> keys() {
    return keys;
  }

  /** Whether each of its pages is asked for by itself. */
  boolean isPaged() {
    return keys.stream().anyMatch(key -> key.member().equals("NextToken"));
  }

  /** Its name at the command line. */
  String command() {
    return api.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** What the command line needs besides, with a blank before it. */
  String furtherOptions() {
    return "";
  }
}
