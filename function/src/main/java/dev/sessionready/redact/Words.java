package dev.sessionready.redact;

/** What becomes of the words of an account. */
interface Words {

  /**
   * What stands for a word.
   *
   * @param wildBefore whether a wildcard of a pattern stands right before it
   * @param wildAfter whether one stands right behind it
   */
  String of(String word, boolean wildBefore, boolean wildAfter);
}
