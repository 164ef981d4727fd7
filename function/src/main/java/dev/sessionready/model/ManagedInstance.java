package dev.sessionready.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Systems Manager knows of an instance whose agent has registered.
 *
 * @param pingStatus {@code Online}, {@code ConnectionLost} or {@code Inactive}
 * @param lastPing when the agent last reported, null where AWS does not say
 * @param agentVersion as the agent reports it
 * @param platformType {@code Windows}, {@code Linux} or {@code MacOS}, empty where unknown
 */
public record ManagedInstance(
    String instanceId,
    String pingStatus,
    @Nullable Instant lastPing,
    String agentVersion,
    String platformType,
    String platformName,
    String platformVersion) {

  public boolean isOnline() {
    return isOnline(pingStatus);
  }

  /** Whether that status is that of an agent that reports. */
  public static boolean isOnline(String pingStatus) {
    return pingStatus.equals("Online");
  }
}
