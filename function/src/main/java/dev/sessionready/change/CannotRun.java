package dev.sessionready.change;

/** A command, or a step of a fix, that AWS would refuse or that cannot be applied here. */
public final class CannotRun extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** For that reason, a sentence without its full stop. */
  public CannotRun(String why) {
    super(why);
  }
}
