package dev.sessionready.heal;

/** A step of a fix that nobody could carry out as it is printed. */
public final class CannotRun extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotRun(String why) {
    super(why);
  }
}
