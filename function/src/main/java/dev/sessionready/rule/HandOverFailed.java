package dev.sessionready.rule;

/** The rest of a sweep could not be left for another invocation. */
public final class HandOverFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public HandOverFailed(String message) {
    super(message);
  }
}
