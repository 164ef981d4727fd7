package dev.sessionready.rule;

/** AWS Config took nothing of a batch. */
public final class PutFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What becomes of the same batch when it is put again. */
  public enum Outlook {
    /** It may be taken, as where AWS Config throttled. */
    MAY_BE_TAKEN,
    /** It is refused again, as where the call is denied. */
    REFUSED_AGAIN,
    /** So is everything that comes with the same result token. */
    TOKEN_INVALID
  }

  private final Outlook outlook;

  private PutFailed(String message, Outlook outlook) {
    super(message);
    this.outlook = outlook;
  }

  /** For a reason that may pass, such as throttling. */
  public static PutFailed forNow(String message) {
    return new PutFailed(message, Outlook.MAY_BE_TAKEN);
  }

  /** For a reason that stays, such as a denied call. */
  public static PutFailed forGood(String message) {
    return new PutFailed(message, Outlook.REFUSED_AGAIN);
  }

  /** For a result token that is not valid, or not any more. */
  public static PutFailed forToken(String message) {
    return new PutFailed(message, Outlook.TOKEN_INVALID);
  }

  /** What becomes of the same batch when it is put again. */
  public Outlook outlook() {
    return outlook;
  }
}
