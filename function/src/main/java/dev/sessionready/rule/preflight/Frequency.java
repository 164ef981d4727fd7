package dev.sessionready.rule.preflight;

/** How soon AWS Config records that a resource has changed. */
public enum Frequency {
  CONTINUOUS,
  DAILY
}
