package dev.sessionready.aws.client;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How often AWS lets one operation be called: some calls at once, then so many a second. Whoever
 * calls faster is throttled, and after a few retries has no answer at all.
 */
public final class Pace {

  private final long between;
  private final long ahead;
  private final LongSupplier nanoTime;
  private final Consumer<Duration> pause;
  private long next;

  private Pace(int perSecond, LongSupplier nanoTime, Consumer<Duration> pause) {
    this.between = Duration.ofSeconds(1).toNanos() / perSecond;
    this.ahead = between * (perSecond - 1);
    this.nanoTime = nanoTime;
    this.pause = pause;
    this.next = nanoTime.getAsLong() - ahead;
  }

  /**
   * So many calls at once, and then as many a second.
   *
   * @param nanoTime a clock that shows nanoseconds since some moment
   * @param pause waits that long
   */
  public static Pace of(int perSecond, LongSupplier nanoTime, Consumer<Duration> pause) {
    return new Pace(perSecond, nanoTime, pause);
  }

  /** As fast as they are made: for answers that nobody counts. */
  public static Pace unbounded() {
    return new Pace(1_000_000_000, () -> 0, _ -> {});
  }

  /** Returns when the next call may be made. */
  public void await() {
    long wait = takePlace();
    if (wait > 0) {
      pause.accept(Duration.ofNanos(wait));
    }
  }

  // Time that went by unused lets a second's worth of calls be made at once, and no more.
  private synchronized long takePlace() {
    long now = nanoTime.getAsLong();
    long place = Math.max(next, now - ahead);
    next = place + between;
    return place - now;
  }
}
