package dev.sessionready.alerts;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts were sent, and when, so that the same is not sent again and again.
 *
 * <p>Each alert is claimed before it is sent, and a claim is a lease: a function that crashes
 * between claim and sending blocks others for no longer than the lease lasts. So every alert is
 * sent at least once, and twice only where a crash follows the sending at once.
 */
public interface AlertStore {

  /** The answer to a sender's claim. */
  sealed interface Claim {

    /**
     * The alert is yours to send.
     *
     * @param before when it was sent before; null where it is new
     */
    record Granted(@Nullable SentAlert before) implements Claim {}

    /** It was sent within the quiet period; the instances were noted. */
    record Folded() implements Claim {}

    /** Another sender is about to send it, or was when it crashed. */
    record Busy() implements Claim {}
  }

  /**
   * A record of an alert that was sent.
   *
   * @param instanceIds of all instances that it was sent for, or that were folded since
   */
  record SentAlert(Instant first, Instant last, Set<String> instanceIds) {
    public SentAlert {
      instanceIds = Set.copyOf(instanceIds);
    }
  }

  /**
   * Claims the alert for a cause.
   *
   * @param cause its name, the same at all times
   * @throws DeliveryFailed where the store cannot be asked
   */
  Claim claim(String cause, Set<String> instanceIds, Instant now);

  /**
   * Notes that the alert for a claimed cause was sent.
   *
   * @throws DeliveryFailed where it cannot be noted
   */
  void published(String cause, Set<String> instanceIds, Instant now);

  /**
   * Forgets that alerts were sent for those instances, because they recovered: a cause that no
   * instance is left of is new when it comes back.
   *
   * @throws DeliveryFailed where that cannot be noted
   */
  void recovered(Set<String> instanceIds);

  /**
   * Gives back a claim whose alert could not be sent.
   *
   * @throws DeliveryFailed where it cannot be given back; it then ends with its lease
   */
  void release(String cause);
}
