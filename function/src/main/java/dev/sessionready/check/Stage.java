package dev.sessionready.check;

/** How far a session gets before it needs what a check answers for; in the order of its start. */
public enum Stage {
  /** The machine itself: its platform, its metadata service. */
  INSTANCE,
  /** The agent gets its credentials and may register. */
  CREDENTIALS,
  /** Packets reach the services. */
  NETWORK,
  /** The agent registers, reports and opens its control channel. */
  AGENT,
  /** The session document is read. */
  PREFERENCES,
  /** The session's data is encrypted; the handshake comes before the shell. */
  ENCRYPTION,
  /** The log's destination is validated, the shell starts, the log is written. */
  LOGGING;

  /** Whether what happens here shows in settings alone, before any agent runs. */
  public boolean isBeforeAgent() {
    return compareTo(AGENT) < 0;
  }
}
