package dev.sessionready.iam;

import java.util.List;

/** Which actions a statement speaks of, as patterns that ignore case. */
public sealed interface Actions {

  /** {@code Action}: these. */
  record Only(List<String> patterns) implements Actions {
    public Only {
      patterns = List.copyOf(patterns);
    }
  }

  /** {@code NotAction}: all but these. */
  record AllBut(List<String> patterns) implements Actions {
    public AllBut {
      patterns = List.copyOf(patterns);
    }
  }
}
