package dev.sessionready.iam;

import java.util.List;

/** Which resources a statement speaks of, as patterns that mind case. */
public sealed interface Resources {

  /** The resource that carries the policy, as in a trust policy. */
  record Unstated() implements Resources {}

  /** {@code Resource}: these. */
  record Only(List<String> patterns) implements Resources {
    public Only {
      patterns = List.copyOf(patterns);
    }
  }

  /** {@code NotResource}: all but these. */
  record AllBut(List<String> patterns) implements Resources {
    public AllBut {
      patterns = List.copyOf(patterns);
    }
  }
}
