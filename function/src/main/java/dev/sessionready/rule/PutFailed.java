package dev.sessionready.rule;

/** AWS Config took nothing of a batch. */
public final class PutFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean worthAnotherTry;

  private PutFailed(String message, boolean worthAnotherTry) {
    super(message);
    this.worthAnotherTry = worthAnotherTry;
  }

  /** For a reason that may pass, such as throttling. */
  public static PutFailed forNow(String message) {
    return new PutFailed(message, true);
  }

  /** For a reason that stays, such as a denied call. */
  public static PutFailed forGood(String message) {
    return new PutFailed(message, false);
  }

  /** Whether the same batch may be taken later. */
  public boolean isWorthAnotherTry() {
    return worthAnotherTry;
  }
}
