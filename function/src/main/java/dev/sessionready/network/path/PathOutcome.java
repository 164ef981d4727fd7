package dev.sessionready.network.path;

import java.util.Collection;

/** How a way through several components ends, the best first. */
public enum PathOutcome {
  ALLOWED,
  UNKNOWN,
  BLOCKED;

  /** Of components one after another: the worst; open where there are none. */
  static PathOutcome inSeries(Collection<PathOutcome> outcomes) {
    return outcomes.stream().max(PathOutcome::compareTo).orElse(ALLOWED);
  }
}
