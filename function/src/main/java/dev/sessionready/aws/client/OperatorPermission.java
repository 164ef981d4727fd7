package dev.sessionready.aws.client;

/**
 * Every IAM action that the preflight before a deployment needs, and what finds the accounts and
 * regions that a command line asks, one constant each. They are the operator's own: the deployed
 * role is granted none of them for it.
 */
public enum OperatorPermission implements IamAction {
  DESCRIBE_CONFIGURATION_RECORDERS(
      "config:DescribeConfigurationRecorders", "Tells which types AWS Config records."),
  DESCRIBE_CONFIGURATION_RECORDER_STATUS(
      "config:DescribeConfigurationRecorderStatus", "Tells whether it is recording."),
  DESCRIBE_DELIVERY_CHANNELS(
      "config:DescribeDeliveryChannels", "Tells where it puts what it records."),
  DESCRIBE_CONFIG_RULES(
      "config:DescribeConfigRules",
      "Tells whether the rule's name is taken, and how many there are."),
  GET_PARAMETER("ssm:GetParameter", "Tells the version of the CDK's bootstrap stack."),
  COUNT_INSTANCES("ec2:DescribeInstances", "Shows how many instances a sweep would cover."),
  DESCRIBE_REGIONS("ec2:DescribeRegions", "Lists the regions that the account has switched on."),
  LIST_ACCOUNTS("organizations:ListAccounts", "Lists the accounts of the organization."),
  ASSUME_ROLE("sts:AssumeRole", "Lends the rights of a role in another account.");

  private final String action;
  private final String why;

  OperatorPermission(String action, String why) {
    this.action = action;
    this.why = why;
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
