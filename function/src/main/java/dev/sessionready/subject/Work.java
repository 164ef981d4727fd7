package dev.sessionready.subject;

import java.util.concurrent.atomic.LongAdder;

/** How much of what costs was done for an account: it grows with shapes, not with instances. */
public final class Work {

  private final LongAdder evaluations = new LongAdder();
  private final LongAdder paths = new LongAdder();
  private final LongAdder packetPaths = new LongAdder();

  void evaluation() {
    evaluations.increment();
  }

  void path() {
    paths.increment();
  }

  void packetPaths(int traced) {
    packetPaths.add(traced);
  }

  /** How many requests were put to policies. */
  public long evaluations() {
    return evaluations.sum();
  }

  /** How many network paths were traced. */
  public long paths() {
    return paths.sum();
  }

  /** Requests put to policies, and packet paths: what an account costs in all. */
  public long steps() {
    return evaluations() + packetPaths.sum();
  }
}
