package dev.sessionready.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was evaluated of late because of resources that instances depend on, so that events that
 * arrive together are not answered one by one: when a rule is created AWS Config sends one for each
 * recorded resource, and one security group may stand before hundreds of instances.
 *
 * <p>An instance is always evaluated by what is live. So an event needs no run of its own where a
 * run began after the change, saw the instances that it affects, and put verdicts that AWS Config
 * holds for newer than the change. It is kept in memory only: what another process has done is not
 * known, and is done again.
 */
public final class RunHistory {

  /** How long AWS's answers may lag behind a change that AWS Config has recorded. */
  private static final Duration LAG = Duration.ofSeconds(10);

  private static final Duration MEMORY = Duration.ofMinutes(10);

  /** How many runs within the memory make a burst, that is answered by evaluating everything. */
  private static final int BURST = 8;

  private final InstantSource clock;
  private final Deque<Run> runs = new ArrayDeque<>();

  /**
   * A run.
   *
   * @param at what its verdicts are ordered by
   * @param whole whether all of them were put
   */
  private record Run(
      Scope scope, RuleParameters parameters, Instant started, Instant at, boolean whole) {

    boolean covers(Scope affected, RuleParameters expected, Instant changed) {
      return whole
          && parameters.equals(expected)
          && !at.isBefore(changed)
          && !started.isBefore(changed.plus(LAG))
          && scope.contains(affected);
    }
  }

  /** A history in which nothing has happened yet. */
  public RunHistory(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether the instances were evaluated since the change, and completely. */
  synchronized boolean covers(Scope affected, RuleParameters parameters, Instant changed) {
    forgetTheOld();
    return runs.stream().anyMatch(run -> run.covers(affected, parameters, changed));
  }

  /** Whether so much has been evaluated of late that everything is evaluated once instead. */
  synchronized boolean isBurst() {
    forgetTheOld();
    return runs.size() >= BURST;
  }

  /** When a run that begins now begins. */
  Instant now() {
    return clock.instant();
  }

  /** Notes a run; one over everything ends a burst. */
  synchronized void add(
      Scope scope, RuleParameters parameters, Instant started, Instant at, boolean whole) {
    if (whole && scope instanceof Scope.Everything) {
      runs.clear();
    }
    runs.addLast(new Run(scope, parameters, started, at, whole));
  }

  private void forgetTheOld() {
    Instant end = clock.instant().minus(MEMORY);
    runs.removeIf(run -> run.started().isBefore(end));
  }
}
