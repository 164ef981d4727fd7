package dev.sessionready.rule;

import dev.sessionready.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * The instances whose verdicts depend on a changed resource.
 *
 * @param unread why that could not be narrowed down, so that no instance can be left out; null
 *     where it could
 */
public record AffectedInstances(Scope scope, Fact.@Nullable Unreadable<Scope> unread) {

  /** Exactly those. */
  public static AffectedInstances exactly(Scope scope) {
    return new AffectedInstances(scope, null);
  }

  /**
   * Those of a fact: no instance where AWS answered that there is none, and all where the lookup
   * failed, since no affected instance may be left out.
   */
  public static AffectedInstances of(Fact<Scope> fact) {
    return switch (fact) {
      case Fact.Known<Scope>(Scope scope) -> exactly(scope);
      case Fact.Absent<Scope>() -> exactly(new Scope.Nobody());
      case Fact.Unreadable<Scope> unread -> new AffectedInstances(new Scope.Everything(), unread);
    };
  }
}
