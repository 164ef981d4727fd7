package dev.sessionready.rule;

import dev.sessionready.check.OneLine;
import dev.sessionready.model.AccountRegion;

/**
 * Input that cannot be used; the message says in one sentence what, where and what would be right.
 */
public final class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadInput(String message) {
    super(OneLine.of(message));
  }

  public BadInput(String message, Throwable cause) {
    super(OneLine.of(message), cause);
  }

  /** Nothing by that id, or those ids, is where it was looked for. */
  public static BadInput noInstance(String ids, AccountRegion place) {
    return new BadInput(
        "There is no instance %s in account %s, region %s."
            .formatted(ids, place.account(), place.region()));
  }
}
