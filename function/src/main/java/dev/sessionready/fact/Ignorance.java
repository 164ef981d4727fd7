package dev.sessionready.fact;

/**
 * Thrown where a check needs a fact that could not be read. It carries no stack trace: it is an
 * answer for the assessor, not a defect.
 */
public final class Ignorance extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ReadFailure failure;

  public Ignorance(ReadFailure failure) {
    super(failure.toText(), null, false, false);
    this.failure = failure;
  }

  public Ignorance(String action, String reason) {
    this(new ReadFailure(action, reason));
  }

  /** What could not be read, and why. */
  public ReadFailure failure() {
    return failure;
  }

  /** The IAM action that would have shown it, such as {@code iam:GetRole}. */
  public String action() {
    return failure.action();
  }

  /** Why it did not show it. */
  public String reason() {
    return failure.reason();
  }
}
