package dev.sessionready.network.path;

import java.util.Collection;

/** The outcome of a path through several components, the best first. */
public enum PathOutcome {
  ALLOWED,
  UNKNOWN,
  BLOCKED;

  /** Of components one after another: the worst; allowed where there are none. */
  static PathOutcome inSeries(Collection<PathOutcome> outcomes) {
    return outcomes.stream().max(PathOutcome::compareTo).orElse(ALLOWED);
  }
}
