package dev.sessionready.check;

/** How much a failure costs the user; the first is the worst. */
public enum Severity {
  /** No session can start. */
  CRITICAL,
  /** Sessions are refused or hang, or a log or key that the preferences ask for is lost. */
  HIGH,
  /** Some cases fail. */
  MEDIUM,
  /** Advice. */
  LOW;

  public boolean isAtLeast(Severity other) {
    return compareTo(other) <= 0;
  }
}
