package dev.sessionready.network;

import java.util.Collection;

/** How a way through several doors ends, the best first. */
public enum Outcome {
  OPEN,
  UNVERIFIABLE,
  SHUT;

  /** Of doors one after another: the worst; open where there are none. */
  static Outcome inSeries(Collection<Outcome> outcomes) {
    return outcomes.stream().max(Outcome::compareTo).orElse(OPEN);
  }
}
