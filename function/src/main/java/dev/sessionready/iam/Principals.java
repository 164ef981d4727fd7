package dev.sessionready.iam;

import java.util.List;

/** Whom a statement speaks of. */
public sealed interface Principals {

  /** Whomever the policy is attached to. */
  record Unstated() implements Principals {}

  /** {@code Principal}: these. */
  record Only(List<Principal> listed) implements Principals {
    public Only {
      listed = List.copyOf(listed);
    }
  }

  /** {@code NotPrincipal}: everyone but these. */
  record AllBut(List<Principal> listed) implements Principals {
    public AllBut {
      listed = List.copyOf(listed);
    }
  }
}
