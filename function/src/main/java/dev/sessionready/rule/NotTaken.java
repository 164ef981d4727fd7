package dev.sessionready.rule;

/** AWS Config took nothing of a batch. */
public final class NotTaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean worthAnotherTry;

  private NotTaken(String message, boolean worthAnotherTry) {
    super(message);
    this.worthAnotherTry = worthAnotherTry;
  }

  /** For a reason that may pass, such as throttling. */
  public static NotTaken forNow(String message) {
    return new NotTaken(message, true);
  }

  /** For a reason that stays, such as a denied call. */
  public static NotTaken forGood(String message) {
    return new NotTaken(message, false);
  }

  /** Whether the same batch may be taken later. */
  public boolean isWorthAnotherTry() {
    return worthAnotherTry;
  }
}
