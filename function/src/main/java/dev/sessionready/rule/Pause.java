package dev.sessionready.rule;

import java.time.Duration;

/** How to wait before AWS is asked again: by sleeping, or in a test by writing down how long. */
public interface Pause {

  /** Returns when that time has passed, or when there is reason not to wait for it. */
  void of(Duration length);
}
