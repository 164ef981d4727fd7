package dev.sessionready.fact;

/**
 * Why we could not look: the one form in which the reason travels, from the call that failed to the
 * message about it.
 *
 * @param action the IAM action that would have shown it, such as {@code ec2:DescribeSubnets}
 * @param reason why it did not, in a few words
 */
public record ReadFailure(String action, String reason) {

  /** The reason where AWS refused the call. */
  public static final String DENIED = "access denied";

  /** The reason where the service has no address, as where a Region does not have it. */
  public static final String NO_SUCH_HOST = "the name of the service has no address";

  /** Whether the service has no address, or none that is seen from here. */
  public boolean isWithoutHost() {
    return reason.equals(NO_SUCH_HOST);
  }

  /** Whether AWS refused the call, rather than that it failed or was never made. */
  public boolean isDenied() {
    return reason.equals(DENIED);
  }

  /** The action and the reason, as every log and message names them. */
  public String toText() {
    return action + ": " + reason;
  }

  /** The reason where AWS answered with a word that is unknown here, or with none. */
  public static String unknownWord(String field, String word) {
    return word.isEmpty()
        ? "AWS's answer has no " + field
        : "AWS answered with '" + word + "', which is unknown here";
  }
}
