package dev.sessionready.aws.client;

/**
 * Every IAM action that it takes to find accounts and regions and to enter them, one constant each.
 * They are those of whoever sits at a terminal: the deployed role is granted none of them.
 */
public enum PlacePermission implements IamAction {
  DESCRIBE_REGIONS("ec2:DescribeRegions", "Lists the regions that the account has switched on."),
  LIST_ACCOUNTS("organizations:ListAccounts", "Lists the accounts of the organization."),
  ASSUME_ROLE("sts:AssumeRole", "Lends the rights of a role in another account.");

  private final String action;
  private final String why;

  PlacePermission(String action, String why) {
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
