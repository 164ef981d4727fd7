package dev.sessionready.checks.logging;

/**
 * Sessions that are neither logged nor encrypted with a key of the account: over SSH, and of port
 * forwarding.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-sessiondocumentaccesscheck.html">Session
 *     document permission check</a>
 */
final class PlainSessions {

  /** How to keep users from them. */
  static final String FORBID =
      "where that matters, allow users a list of session documents with the condition"
          + " ssm:SessionDocumentAccessCheck, or forbid them AWS-StartSSHSession,"
          + " AWS-StartPortForwardingSession, AWS-StartPortForwardingSessionToRemoteHost and"
          + " AWS-StartPortForwardingSessionToSocket.";

  private PlainSessions() {}
}
