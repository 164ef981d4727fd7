package dev.sessionready.aws.client;

/**
 * Every IAM action that evaluating and alerting need, one constant each; the deployed roles grant
 * exactly these.
 *
 * <p>Those on the account are granted on every resource: reading the whole account is the job, most
 * of the actions cannot be narrowed, and the few that can would be narrowed to the account itself.
 * {@code sts:GetCallerIdentity}, which names the account, is missing on purpose: AWS lets every
 * caller use it <a
 * href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">without a
 * grant</a>.
 */
public enum Permission implements IamAction {
  // EC2: the instance and the path of its packets.
  DESCRIBE_INSTANCES("ec2:DescribeInstances", "Lists the instances to evaluate."),
  DESCRIBE_SUBNETS("ec2:DescribeSubnets", "Tells the zone and the addresses of a subnet."),
  DESCRIBE_VPCS("ec2:DescribeVpcs", "Tells the address blocks and the DHCP options of a VPC."),
  DESCRIBE_VPC_ATTRIBUTE(
      "ec2:DescribeVpcAttribute", "Tells whether the VPC has DNS, which private DNS names need."),
  DESCRIBE_ROUTE_TABLES("ec2:DescribeRouteTables", "Tells where a subnet sends its packets."),
  DESCRIBE_NETWORK_ACLS("ec2:DescribeNetworkAcls", "Tells what a subnet lets in and out."),
  DESCRIBE_SECURITY_GROUPS(
      "ec2:DescribeSecurityGroups", "Tells what an instance may send and an endpoint may receive."),
  DESCRIBE_VPC_ENDPOINTS(
      "ec2:DescribeVpcEndpoints", "Lists the private paths to Systems Manager and their policies."),
  DESCRIBE_NETWORK_INTERFACES(
      "ec2:DescribeNetworkInterfaces", "Tells the address of an endpoint in each subnet."),
  DESCRIBE_MANAGED_PREFIX_LISTS(
      "ec2:DescribeManagedPrefixLists", "Names the prefix lists that rules and routes refer to."),
  GET_MANAGED_PREFIX_LIST_ENTRIES(
      "ec2:GetManagedPrefixListEntries", "Tells the address blocks inside a prefix list."),
  DESCRIBE_INTERNET_GATEWAYS(
      "ec2:DescribeInternetGateways", "Tells whether a route's internet gateway is attached."),
  DESCRIBE_NAT_GATEWAYS(
      "ec2:DescribeNatGateways", "Tells whether a route's NAT gateway works and is public."),
  DESCRIBE_EGRESS_ONLY_INTERNET_GATEWAYS(
      "ec2:DescribeEgressOnlyInternetGateways", "Tells whether IPv6 packets can leave the VPC."),
  DESCRIBE_DHCP_OPTIONS(
      "ec2:DescribeDhcpOptions", "Tells which DNS servers the instances were given."),
  DESCRIBE_VPC_PEERING_CONNECTIONS(
      "ec2:DescribeVpcPeeringConnections", "Tells whether a route's peering connection is active."),
  DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS(
      "ec2:DescribeTransitGatewayVpcAttachments",
      "Tells whether the VPC is attached to a route's transit gateway."),
  DESCRIBE_TRANSIT_GATEWAY_ROUTE_TABLES(
      "ec2:DescribeTransitGatewayRouteTables",
      "Lists the route tables of the account's own transit gateways."),
  GET_TRANSIT_GATEWAY_ROUTE_TABLE_ASSOCIATIONS(
      "ec2:GetTransitGatewayRouteTableAssociations",
      "Tells which of those tables the VPC's packets follow."),
  SEARCH_TRANSIT_GATEWAY_ROUTES(
      "ec2:SearchTransitGatewayRoutes", "Tells where such a table sends the packets."),
  DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_OPTIONS(
      "ec2:DescribeVpcBlockPublicAccessOptions",
      "Tells whether the account shuts its internet gateways."),
  DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_EXCLUSIONS(
      "ec2:DescribeVpcBlockPublicAccessExclusions",
      "Tells which VPCs and subnets are exempt from that."),

  // Systems Manager: what it sees of the instance, and what its sessions have to do.
  DESCRIBE_INSTANCE_INFORMATION(
      "ssm:DescribeInstanceInformation",
      "Tells which agents of a few instances have registered, and when last heard."),
  DESCRIBE_INSTANCE_PROPERTIES(
      "ssm:DescribeInstanceProperties", "Tells the same of all instances, in larger pages."),
  GET_DOCUMENT("ssm:GetDocument", "Tells the session preferences: logging, encryption, run-as."),
  GET_SERVICE_SETTING(
      "ssm:GetServiceSetting", "Tells whether Default Host Management lends instances a role."),
  GET_CONNECTION_STATUS(
      "ssm:GetConnectionStatus", "Tells whether Session Manager itself reaches the instance."),

  // IAM: what the instance may do.
  GET_INSTANCE_PROFILE("iam:GetInstanceProfile", "Tells the role inside an instance profile."),
  GET_ROLE("iam:GetRole", "Tells who may assume a role, and the boundary on it."),
  LIST_ROLE_POLICIES("iam:ListRolePolicies", "Names the inline policies of a role."),
  GET_ROLE_POLICY("iam:GetRolePolicy", "Tells the text of an inline policy."),
  LIST_ATTACHED_ROLE_POLICIES(
      "iam:ListAttachedRolePolicies", "Names the managed policies of a role."),
  GET_POLICY("iam:GetPolicy", "Tells which version of a managed policy is in force."),
  GET_POLICY_VERSION("iam:GetPolicyVersion", "Tells the text of a managed policy."),

  // CloudWatch Logs, KMS and S3: where session logs go, and the keys on the path.
  DESCRIBE_LOG_GROUPS(
      "logs:DescribeLogGroups", "Tells whether the session log group exists and its key."),
  DESCRIBE_KEY("kms:DescribeKey", "Tells whether a key exists and is enabled."),
  GET_KEY_POLICY("kms:GetKeyPolicy", "Tells whom a key serves."),
  LIST_GRANTS("kms:ListGrants", "Tells whom a key serves beyond its policy."),
  LIST_ALL_MY_BUCKETS("s3:ListAllMyBuckets", "Tells whether the session bucket is the account's."),
  GET_ENCRYPTION_CONFIGURATION(
      "s3:GetEncryptionConfiguration", "Tells how the session bucket encrypts."),
  GET_BUCKET_POLICY("s3:GetBucketPolicy", "Tells whom the session bucket lets write."),
  GET_BUCKET_LOCATION("s3:GetBucketLocation", "Tells the region of the session bucket."),
  GET_BUCKET_OWNERSHIP_CONTROLS(
      "s3:GetBucketOwnershipControls", "Tells whether the session bucket takes the agent's ACL."),

  // Route 53: private zones that answer in place of an endpoint's own name.
  LIST_HOSTED_ZONES_BY_VPC(
      "route53:ListHostedZonesByVPC", "Lists the private zones that a VPC resolves through."),
  LIST_RESOURCE_RECORD_SETS(
      "route53:ListResourceRecordSets", "Tells where such a zone sends the service's name."),

  // Route 53 Profiles, Resolver rules and DNS Firewall: what else answers for names in a VPC.
  LIST_PROFILE_ASSOCIATIONS(
      "route53profiles:ListProfileAssociations", "Tells which Profile a VPC has."),
  LIST_PROFILE_RESOURCE_ASSOCIATIONS(
      "route53profiles:ListProfileResourceAssociations",
      "Tells whether a Profile brings zones, rules, endpoints or a firewall."),
  LIST_RESOLVER_RULE_ASSOCIATIONS(
      "route53resolver:ListResolverRuleAssociations",
      "Tells which rules hand names of a VPC to other DNS servers."),
  LIST_RESOLVER_RULES("route53resolver:ListResolverRules", "Tells for which names such a rule is."),
  LIST_FIREWALL_RULE_GROUP_ASSOCIATIONS(
      "route53resolver:ListFirewallRuleGroupAssociations",
      "Tells which rule groups of DNS Firewall filter the names of a VPC."),
  LIST_FIREWALL_RULES(
      "route53resolver:ListFirewallRules", "Tells whether such a group blocks anything."),
  LIST_FIREWALL_DOMAINS(
      "route53resolver:ListFirewallDomains", "Tells whether it blocks the service's name."),

  // AWS Config: what it remembers, what the rule shows so far, and the only action that writes.
  GET_RESOURCE_CONFIG_HISTORY(
      "config:GetResourceConfigHistory", "Tells which VPC a deleted endpoint served."),
  GET_COMPLIANCE_DETAILS_BY_CONFIG_RULE(
      "config:GetComplianceDetailsByConfigRule",
      "Lists the rule's verdicts, so that those of instances that are gone can be taken back."),
  PUT_EVALUATIONS("config:PutEvaluations", "Reports the verdicts."),

  // The report of a sweep, in the stack's own bucket, where one is wanted.
  PUT_OBJECT("s3:PutObject", "Puts the report of a sweep."),

  // A sweep that outgrows one invocation, on the stack's own queue.
  SEND_MESSAGE("sqs:SendMessage", "Leaves the rest of a large sweep to another invocation."),

  // The alert function, on its own topic and its own table.
  PUBLISH("sns:Publish", "Tells people of a cause."),
  GET_TOPIC_ATTRIBUTES(
      "sns:GetTopicAttributes", "Tells whether anybody has confirmed a subscription."),
  QUERY("dynamodb:Query", "Tells which alerts were sent for instances that recovered."),
  UPDATE_ITEM("dynamodb:UpdateItem", "Remembers which alerts were sent, and when.");

  private final String action;
  private final String why;

  Permission(String action, String why) {
    this.action = action;
    this.why = why;
  }

  /**
   * Whether it is granted on the stack's own bucket, queue, topic and table alone, rather than
   * everywhere.
   */
  public boolean isOnOwnResource() {
    return switch (this) {
      case PUT_OBJECT, SEND_MESSAGE, PUBLISH, GET_TOPIC_ATTRIBUTES, QUERY, UPDATE_ITEM -> true;
      default -> false;
    };
  }

  /** The prefix of the action, which names the service. */
  public String service() {
    return action.substring(0, action.indexOf(':'));
  }

  @Override
  public String action() {
    return action;
  }

  @Override
  public String why() {
    return why;
  }
}
