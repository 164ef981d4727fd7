package dev.sessionready.subject;

import java.util.concurrent.atomic.LongAdder;

/** How much of what costs was done for an account: it grows with shapes, not with instances. */
public final class Work {

  private final LongAdder evaluations = new LongAdder();
  private final LongAdder paths = new LongAdder();

  void evaluation() {
    evaluations.increment();
  }

  void path() {
    paths.increment();
  }

  /** How many requests were put to policies. */
  public long evaluations() {
    return evaluations.sum();
  }

  /** How many network paths were traced. */
  public long paths() {
    return paths.sum();
  }
}
