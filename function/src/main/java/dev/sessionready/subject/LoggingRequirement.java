package dev.sessionready.subject;

import dev.sessionready.model.SessionPreferences;

/** Where the operator demands that sessions are logged. */
public enum LoggingRequirement {
  /** Nowhere. */
  NONE,
  /** To CloudWatch Logs. */
  CLOUDWATCH,
  /** To S3. */
  S3,
  /** To one of the two at least. */
  ANY,
  /** To both. */
  BOTH;

  /** Whether preferences log where it is demanded. */
  public boolean isMetBy(SessionPreferences preferences) {
    return switch (this) {
      case NONE -> true;
      case CLOUDWATCH -> preferences.logsToCloudWatch();
      case S3 -> preferences.logsToS3();
      case ANY -> preferences.logsToCloudWatch() || preferences.logsToS3();
      case BOTH -> preferences.logsToCloudWatch() && preferences.logsToS3();
    };
  }
}
