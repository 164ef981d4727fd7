package dev.sessionready.alerts;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people were reported, and when, so that they are not said it again and again.
 *
 * <p>A claim precedes each telling and is a lease: whoever crashes between claim and telling keeps
 * nobody else from it for longer than the lease lasts. So everything is reported at least once, and
 * twice only where a crash follows the telling at once.
 */
public interface AlertStore {

  /** The answer to who wants to tell. */
  sealed interface Claim {

    /**
     * It is yours to tell.
     *
     * @param before when it was reported before; null where it is new
     */
    record Granted(@Nullable SentAlert before) implements Claim {}

    /** It was reported within the quiet period; the instances were noted. */
    record Folded() implements Claim {}

    /** Somebody else is about to say it, or was when he crashed. */
    record Busy() implements Claim {}
  }

  /**
   * That something was reported.
   *
   * @param instanceIds of all instances that it was reported of, or that were folded since
   */
  record SentAlert(Instant first, Instant last, Set<String> instanceIds) {
    public SentAlert {
      instanceIds = Set.copyOf(instanceIds);
    }
  }

  /**
   * Claims the telling of a cause.
   *
   * @param cause its name, the same at all times
   * @throws DeliveryFailed where the store cannot be asked
   */
  Claim claim(String cause, Set<String> instanceIds, Instant now);

  /**
   * Notes that a claimed cause was reported.
   *
   * @throws DeliveryFailed where it cannot be noted
   */
  void published(String cause, Set<String> instanceIds, Instant now);

  /**
   * Gives a claim back whose telling failed.
   *
   * @throws DeliveryFailed where it cannot be given back; it then ends with its lease
   */
  void release(String cause);
}
