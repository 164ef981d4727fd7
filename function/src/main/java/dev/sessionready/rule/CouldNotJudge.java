package dev.sessionready.rule;

/** Some instances got no verdict because AWS could not be asked; everything else was told first. */
public final class CouldNotJudge extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CouldNotJudge(String message) {
    super(message);
  }
}
