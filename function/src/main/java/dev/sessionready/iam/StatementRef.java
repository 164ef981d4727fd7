package dev.sessionready.iam;

import org.jspecify.annotations.Nullable;

/**
 * Where a statement stands.
 *
 * @param policyType the kind of policy it is in
 * @param policy the policy's name
 * @param index its place in the policy, from 0
 * @param sid its name, if it has one
 * @param effect what it does when it applies
 */
public record StatementRef(
    PolicyType policyType, String policy, int index, @Nullable String sid, Effect effect) {

  /** What to call it: its name, or its number in the policy, from 1. */
  public String name() {
    return sid == null || sid.isBlank() ? "#" + (index + 1) : sid;
  }
}
