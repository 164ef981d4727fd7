package dev.sessionready.fact;

/**
 * Thrown where a judgement needs a fact that could not be read. It carries no stack trace: it is an
 * answer on its path to the assessor, not a defect.
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

  /** The IAM action that would have told, such as {@code iam:GetRole}. */
  public String action() {
    return failure.action();
  }

  /** Why it did not tell. */
  public String reason() {
    return failure.reason();
  }
}
