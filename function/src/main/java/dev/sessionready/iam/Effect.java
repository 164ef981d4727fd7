package dev.sessionready.iam;

/** What a statement does when it applies. */
public enum Effect {
  ALLOW,
  DENY
}
