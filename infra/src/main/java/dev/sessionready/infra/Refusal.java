package dev.sessionready.infra;

/** Why the app will not synthesise, in a sentence for whoever ran it. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Refusal(String sentence) {
    super(sentence);
  }
}
