package dev.sessionready.rule;

/**
 * Of which instances Systems Manager is asked whether their control channel is open: one call for
 * each.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetConnectionStatus.html">
 *     GetConnectionStatus</a>
 */
public enum LiveStatus {
  /** Of an instance evaluated alone; in a sweep, where the settings leave doubt or disagree. */
  DOUBTFUL,
  /** Of every instance that is evaluated. */
  ALWAYS,
  /** Of none. */
  NEVER
}
