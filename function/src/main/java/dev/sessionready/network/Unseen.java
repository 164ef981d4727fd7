package dev.sessionready.network;

/**
 * Thrown by a lookup that could not look. It carries no stack trace: it is an answer on its way to
 * the door that asked, not a defect.
 */
public final class Unseen extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String action;
  private final String reason;

  public Unseen(String action, String reason) {
    super(action + ": " + reason, null, false, false);
    this.action = action;
    this.reason = reason;
  }

  /** The IAM action that would have told, such as {@code ec2:DescribeSubnets}. */
  public String action() {
    return action;
  }

  /** Why it did not tell. */
  public String reason() {
    return reason;
  }
}
