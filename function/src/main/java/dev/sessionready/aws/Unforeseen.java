package dev.sessionready.aws;

/** AWS answered with something that this version of the program does not understand. */
final class Unforeseen extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private Unforeseen(String sentence) {
    super(sentence);
  }

  /** A word that is none of those known. */
  static Unforeseen word(String word) {
    return new Unforeseen("AWS answered with '" + word + "', which is unknown here");
  }

  /** An answer that lacks what it always has. */
  static Unforeseen without(String what) {
    return new Unforeseen("AWS's answer has no " + what);
  }

  /** A resource whose fields are missing or contradict each other. */
  static Unforeseen resource(String id, RuntimeException why) {
    Unforeseen unforeseen =
        new Unforeseen("what AWS tells of " + id + " could not be understood");
    unforeseen.initCause(why);
    return unforeseen;
  }

  /** A listing that ends before everything was listed, and cannot be continued. */
  static Unforeseen more(int listed) {
    return new Unforeseen("there are more than the " + listed + " that AWS lists");
  }

  /** A listing whose next page is one that was listed before. */
  static Unforeseen repeatedPage() {
    return new Unforeseen("AWS sent the same page token twice");
  }
}
