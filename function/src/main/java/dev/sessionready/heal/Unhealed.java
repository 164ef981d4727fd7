package dev.sessionready.heal;

import dev.sessionready.check.Cause;

/**
 * A cause that no command takes away.
 *
 * @param detail what stands in the way of its fix, in the words of whatever refused it; empty where
 *     there is nothing more to say
 */
public record Unhealed(Cause cause, Reason reason, String detail) {

  /** Why it stays. */
  public enum Reason {
    /** It has no fix that a command makes. */
    NO_COMMAND,
    /** A command of its fix cannot be run on this account. */
    REFUSED,
    /** It is there still after its fix. */
    STAYS,
    /** So much was tried before it that nothing is left to try its fix with. */
    NOT_TRIED,
    /** Its fix would break an instance that is ready. */
    BREAKS
  }
}
