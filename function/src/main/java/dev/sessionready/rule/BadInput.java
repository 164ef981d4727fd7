package dev.sessionready.rule;

/**
 * Input that nobody can work with; the message says in one sentence what, where and what would be
 * right.
 */
public final class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadInput(String message) {
    super(message);
  }

  public BadInput(String message, Throwable cause) {
    super(message, cause);
  }
}
