package dev.sessionready.alerts;

/**
 * The attributes by which the stack and the alert function know the table of alerts that were sent.
 */
public final class AlertTable {

  /** The partition key: the name of the rule. */
  public static final String RULE_NAME = "ruleName";

  /** The sort key: what the instances of one alert have in common. */
  public static final String CAUSE = "cause";

  /** When DynamoDB may delete an item, in seconds since 1970. */
  public static final String EXPIRES_AT = "expiresAt";

  private AlertTable() {}
}
