package dev.sessionready.network.path;

import java.util.List;

/** The outcome of a path through several components, the best first. */
public enum PathOutcome {
  ALLOWED,
  UNKNOWN,
  BLOCKED;

  /** Of components one after another: the worst; allowed where there are none. */
  static PathOutcome inSeries(Iterable<PathOutcome> outcomes) {
    var worst = ALLOWED;
    for (var outcome : outcomes) {
      worst = worst.worse(outcome);
    }
    return worst;
  }

  /** That of the components of a path, which is asked for very often. */
  static PathOutcome along(List<PathComponent> components) {
    var worst = ALLOWED;
    for (var component : components) {
      worst = worst.worse(component.reachability().outcome());
    }
    return worst;
  }

  private PathOutcome worse(PathOutcome other) {
    return compareTo(other) < 0 ? other : this;
  }
}
