package dev.sessionready.rule;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people were told, and when, so that they are not told it again and again.
 *
 * <p>A claim precedes each telling and is a lease: whoever crashes between claim and telling keeps
 * nobody else from it for longer than the lease lasts. So everything is told at least once, and
 * twice only where a crash follows the telling at once.
 */
public interface Ledger {

  /** The answer to who wants to tell. */
  sealed interface Claim {

    /**
     * It is yours to tell.
     *
     * @param before when it was told before; null where it is new
     */
    record Granted(@Nullable Telling before) implements Claim {}

    /** It was told within the quiet period; the instances were noted. */
    record Folded() implements Claim {}

    /** Somebody else is about to tell it, or was when he crashed. */
    record Busy() implements Claim {}
  }

  /**
   * That something was told.
   *
   * @param instanceIds of all instances that it was told of, or that were folded since
   */
  record Telling(Instant first, Instant last, Set<String> instanceIds) {
    public Telling {
      instanceIds = Set.copyOf(instanceIds);
    }
  }

  /**
   * Claims the telling of a cause.
   *
   * @param cause its name, the same at all times
   * @throws Untold where the ledger cannot be asked
   */
  Claim claim(String cause, Set<String> instanceIds, Instant now);

  /**
   * Notes that a claimed cause was told.
   *
   * @throws Untold where it cannot be noted
   */
  void told(String cause, Set<String> instanceIds, Instant now);

  /**
   * Gives a claim back whose telling failed.
   *
   * @throws Untold where it cannot be given back; it then ends with its lease
   */
  void release(String cause);
}
