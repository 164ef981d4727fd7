package dev.sessionready.lambda;

/** The environment variables in which the stack hands the functions their settings. */
public enum EnvironmentVariable {
  /** The name of the rule whose changes of compliance people are alerted to. */
  RULE_NAME,
  /** The rule's parameters, as one JSON object of texts. */
  RULE_PARAMETERS,
  /** The ARN of the topic that alerts are published to. */
  TOPIC_ARN,
  /** The name of the table that remembers which alerts were sent. */
  TABLE_NAME,
  /** How many hours an alert of the same cause is held back; 0 for never. */
  QUIET_HOURS,
  /** Whether people are alerted to instances that are ready again: true unless it says false. */
  NOTIFY_RECOVERY,
  /** The bucket that sweeps put their report into; not set where reports are not wanted. */
  REPORT_BUCKET,
  /**
   * The URL of the queue where an invocation leaves the rest of a sweep that it has no time for.
   */
  SWEEP_QUEUE_URL;

  /** The most that {@link #QUIET_HOURS} may be: a year. */
  public static final int MAX_QUIET_HOURS = 8760;
}
