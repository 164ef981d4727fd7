package dev.sessionready.lambda;

import dev.sessionready.rule.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How long a run takes and how often it calls AWS, from the moment this was made. */
final class Stopwatch {

  private final InstantSource clock;
  private final Source source;
  private final Instant start;
  private final long callsBefore;

  Stopwatch(InstantSource clock, Source source) {
    this.clock = clock;
    this.source = source;
    this.start = clock.instant();
    // A function that stays warm keeps its clients, and they keep counting.
    this.callsBefore = allCalls();
  }

  Instant now() {
    return clock.instant();
  }

  /** The calls to AWS since the start; one that was tried again counts once. */
  long calls() {
    return allCalls() - callsBefore;
  }

  Duration elapsed() {
    return Duration.between(start, clock.instant());
  }

  private long allCalls() {
    return source.calls().values().stream().mapToLong(Long::longValue).sum();
  }
}
