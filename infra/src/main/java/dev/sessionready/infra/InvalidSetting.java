package dev.sessionready.infra;

/** Why the app will not synthesise, in a sentence for whoever ran it. */
final class InvalidSetting extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidSetting(String sentence) {
    super(sentence);
  }
}
