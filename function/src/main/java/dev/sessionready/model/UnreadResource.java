package dev.sessionready.model;

import org.jspecify.annotations.Nullable;

/**
 * A resource that AWS listed in a way that could not be understood: it is there, and it is unknown
 * what it is like. What depends on it becomes uncertain, and nothing else.
 *
 * @param action the IAM action that listed it
 * @param reason why it was not understood
 * @param vpcId the VPC that it belongs to, null where that is not known either
 */
public record UnreadResource(String action, String reason, @Nullable String vpcId) {

  /** Whether it may bear on a VPC. */
  public boolean mayBeIn(String vpc) {
    return vpcId == null || vpcId.equals(vpc);
  }
}
