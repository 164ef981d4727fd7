package dev.sessionready.network;

import dev.sessionready.fact.ReadFailure;

/**
 * Thrown by a lookup that could not look. It carries no stack trace: it is an answer on its way to
 * the door that asked, not a defect.
 */
public final class Unseen extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ReadFailure failure;

  public Unseen(ReadFailure failure) {
    super(failure.toText(), null, false, false);
    this.failure = failure;
  }

  public Unseen(String action, String reason) {
    this(new ReadFailure(action, reason));
  }

  /** What could not be read, and why. */
  public ReadFailure failure() {
    return failure;
  }
}
