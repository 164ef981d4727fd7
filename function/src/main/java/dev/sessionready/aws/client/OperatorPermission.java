package dev.sessionready.aws.client;

/**
 * Every IAM action that the preflight before a deployment needs, one constant each. They are the
 * operator's own: the deployed role is granted none of them for it.
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
  COUNT_INSTANCES("ec2:DescribeInstances", "Shows how many instances a sweep would cover.");

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
