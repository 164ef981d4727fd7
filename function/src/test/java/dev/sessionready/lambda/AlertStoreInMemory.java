package dev.sessionready.lambda;

import dev.sessionready.alerts.AlertStore;
import dev.sessionready.alerts.DeliveryFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A alert store without a quiet period's end but the one given, and without leases that end. */
final class AlertStoreInMemory implements AlertStore {

  final Set<String> claimed = new HashSet<>();
  final Map<String, SentAlert> published = new HashMap<>();

  /** Whether what was reported can be noted. */
  boolean writable = true;

  private final Duration quiet;

  AlertStoreInMemory(Duration quiet) {
    this.quiet = quiet;
  }

  @Override
  public Claim claim(String cause, Set<String> instanceIds, Instant now) {
    SentAlert before = published.get(cause);
    if (before != null && before.last().plus(quiet).isAfter(now)) {
      published.put(cause, new SentAlert(before.first(), before.last(), both(before, instanceIds)));
      return new Claim.Folded();
    }
    return claimed.add(cause) ? new Claim.Granted(before) : new Claim.Busy();
  }

  @Override
  public void published(String cause, Set<String> instanceIds, Instant now) {
    if (!writable) {
      throw new DeliveryFailed("dynamodb:UpdateItem: denied");
    }
    SentAlert before = published.get(cause);
    published.put(
        cause,
        before == null
            ? new SentAlert(now, now, instanceIds)
            : new SentAlert(before.first(), now, both(before, instanceIds)));
    claimed.remove(cause);
  }

  @Override
  public void recovered(Set<String> instanceIds) {
    if (!writable) {
      throw new DeliveryFailed("dynamodb:Query: denied");
    }
    published.replaceAll((_, sent) -> {
      Set<String> left = new HashSet<>(sent.instanceIds());
      left.removeAll(instanceIds);
      return new SentAlert(sent.first(), sent.last(), left);
    });
    published.values().removeIf(sent -> sent.instanceIds().isEmpty());
  }

  @Override
  public void release(String cause) {
    claimed.remove(cause);
  }

  private static Set<String> both(SentAlert before, Set<String> instanceIds) {
    Set<String> both = new HashSet<>(before.instanceIds());
    both.addAll(instanceIds);
    return both;
  }
}
