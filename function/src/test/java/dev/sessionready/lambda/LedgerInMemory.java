package dev.sessionready.lambda;

import dev.sessionready.rule.Ledger;
import dev.sessionready.rule.Untold;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A ledger without a quiet period's end but the one given, and without leases that end. */
final class LedgerInMemory implements Ledger {

  final Set<String> claimed = new HashSet<>();
  final Map<String, Telling> told = new HashMap<>();

  /** Whether what was told can be noted. */
  boolean writable = true;

  private final Duration quiet;

  LedgerInMemory(Duration quiet) {
    this.quiet = quiet;
  }

  @Override
  public Claim claim(String cause, Set<String> instanceIds, Instant now) {
    Telling before = told.get(cause);
    if (before != null && before.last().plus(quiet).isAfter(now)) {
      told.put(cause, new Telling(before.first(), before.last(), both(before, instanceIds)));
      return new Claim.Folded();
    }
    return claimed.add(cause) ? new Claim.Granted(before) : new Claim.Busy();
  }

  @Override
  public void told(String cause, Set<String> instanceIds, Instant now) {
    if (!writable) {
      throw new Untold("dynamodb:UpdateItem: denied");
    }
    Telling before = told.get(cause);
    told.put(
        cause,
        before == null
            ? new Telling(now, now, instanceIds)
            : new Telling(before.first(), now, both(before, instanceIds)));
    claimed.remove(cause);
  }

  @Override
  public void release(String cause) {
    claimed.remove(cause);
  }

  private static Set<String> both(Telling before, Set<String> instanceIds) {
    Set<String> both = new HashSet<>(before.instanceIds());
    both.addAll(instanceIds);
    return both;
  }
}
