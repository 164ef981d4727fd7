package dev.sessionready.aws.client;

/** AWS answered with something that this version of the program does not understand. */
public final class UnexpectedValue extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private UnexpectedValue(String sentence) {
    super(sentence);
  }

  /** A word that is none of those known. */
  public static UnexpectedValue word(String word) {
    return new UnexpectedValue("AWS answered with '" + word + "', which is unknown here");
  }

  /** An answer that lacks what it always has. */
  public static UnexpectedValue without(String what) {
    return new UnexpectedValue("AWS's answer has no " + what);
  }

  /** An answer that is about another resource than the one asked for. */
  public static UnexpectedValue other(String asked) {
    return new UnexpectedValue("AWS's answer is about another resource than " + asked);
  }

  /** A resource whose fields are missing or contradict each other. */
  public static UnexpectedValue resource(String id, RuntimeException why) {
    UnexpectedValue unforeseen =
        new UnexpectedValue("what AWS shows of " + id + " could not be understood");
    unforeseen.initCause(why);
    return unforeseen;
  }

  /** A listing that ends before everything was listed, and cannot be continued. */
  public static UnexpectedValue more(int listed) {
    return new UnexpectedValue("there are more than the " + listed + " that AWS lists");
  }

  /** A listing whose next page is one that was listed before. */
  public static UnexpectedValue repeatedPage() {
    return new UnexpectedValue("AWS sent the same page token twice");
  }

  /** An answer that nobody recorded, and the command that asks for it. */
  public static UnexpectedValue notRecorded(String command) {
    return new UnexpectedValue("it is not in this directory; run: " + command);
  }

  /** A recorded listing of which only a part was asked for. */
  public static UnexpectedValue cutOff(String command) {
    return new UnexpectedValue("only a part of the listing was saved; run: " + command);
  }
}
