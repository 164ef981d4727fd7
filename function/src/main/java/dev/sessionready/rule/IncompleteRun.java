package dev.sessionready.rule;

import dev.sessionready.check.OneLine;

/**
 * Something got no verdict, or kept one that may be out of date, because AWS could not be asked;
 * everything else was published first.
 */
public final class IncompleteRun extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public IncompleteRun(String message) {
    super(OneLine.of(message));
  }
}
