package dev.sessionready.cli;

import dev.sessionready.check.OneLine;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One line at a terminal that says how far long work is: written over again and again, and gone
 * when the work is done, so that only what was asked for stays.
 */
final class ProgressLine implements AutoCloseable {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration EVERY = Duration.ofMillis(200);

  private static final String START_OF_LINE = "\r";
  private static final String ERASE_REST = "\u001b[K";

  private final PrintWriter err;
  private final Supplier<String> line;
  private final ScheduledExecutorService painter =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private boolean shown;

  /**
   * A line that is not yet shown.
   *
   * @param line what it says now; asked for by another thread than that of the work
   */
  ProgressLine(PrintWriter err, Supplier<String> line) {
    this.err = err;
    this.line = line;
  }

  /** A line that is shown once the work has taken a second. */
  static ProgressLine start(PrintWriter err, Supplier<String> line) {
    ProgressLine progress = new ProgressLine(err, line);
    // Where a line cannot be made, the work goes on without it.
    var _ =
        progress.painter.scheduleWithFixedDelay(
            progress::paint, FIRST.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return progress;
  }

  /** Shows what the line says now. */
  synchronized void paint() {
    if (!painter.isShutdown()) {
      shown = true;
      err.print(START_OF_LINE + OneLine.of(line.get()) + ERASE_REST);
      err.flush();
    }
  }

  /** Takes the line away. */
  @Override
  public synchronized void close() {
    painter.shutdownNow();
    if (shown) {
      err.print(START_OF_LINE + ERASE_REST);
      err.flush();
    }
  }
}
