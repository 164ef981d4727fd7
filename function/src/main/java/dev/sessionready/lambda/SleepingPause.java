package dev.sessionready.lambda;

import dev.sessionready.rule.Pause;
import java.time.Duration;

/** Waits by letting the thread sleep; an interrupted thread waits no longer. */
public record SleepingPause() implements Pause {

  @Override
  public void of(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
