package dev.sessionready.rule;

/** Where an invocation leaves the rest of a sweep, for another one to go on with. */
public interface SweepQueue {

  /**
   * Leaves it. What was left before with the same {@link ContinuedSweep#id} is not left twice.
   *
   * @throws HandOverFailed where the queue did not take it
   */
  void send(ContinuedSweep rest);
}
