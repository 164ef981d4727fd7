package dev.sessionready.rule;

/** Something could not be told, or not be noted as told; it is to be tried again. */
public final class Untold extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Untold(String message) {
    super(message);
  }
}
