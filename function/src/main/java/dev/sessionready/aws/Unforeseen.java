package dev.sessionready.aws;

/** AWS answered with a word that this version of the program does not know. */
final class Unforeseen extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unforeseen(String word) {
    super("AWS answered with '" + word + "', which is unknown here");
  }
}
