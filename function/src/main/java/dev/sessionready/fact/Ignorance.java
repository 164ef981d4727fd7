package dev.sessionready.fact;

/**
 * Thrown where a judgement needs a fact that could not be read. It carries no stack trace: it is an
 * answer on its way to the assessor, not a defect.
 */
public final class Ignorance extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String action;
  private final String reason;

  public Ignorance(String action, String reason) {
    super(action + ": " + reason, null, false, false);
    this.action = action;
    this.reason = reason;
  }

  /** The IAM action that would have told, such as {@code iam:GetRole}. */
  public String action() {
    return action;
  }

  /** Why it did not tell. */
  public String reason() {
    return reason;
  }
}
