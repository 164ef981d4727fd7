package dev.sessionready.model;

import java.util.Locale;

/** An AWS service that the agent on an instance must reach for a session. */
public enum Service {
  SSM,
  SSMMESSAGES,
  LOGS,
  S3,
  KMS;

  /** The name in the service's host name and endpoint service name, such as {@code ssmmessages}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether no session at all starts without it. */
  public boolean carriesSession() {
    return this == SSM || this == SSMMESSAGES;
  }
}
