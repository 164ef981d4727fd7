package dev.sessionready.rule;

import dev.sessionready.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Whose verdicts hang on a changed resource.
 *
 * @param unread why that could not be narrowed down, so that nobody can be left out; null where it
 *     could
 */
public record AffectedInstances(Scope scope, Fact.@Nullable Unreadable<Scope> unread) {

  /** Exactly those. */
  public static AffectedInstances exactly(Scope scope) {
    return new AffectedInstances(scope, null);
  }

  /**
   * Those of a fact: nobody where AWS answered that there is none, and everything where the look
   * failed, for nobody affected may be left out.
   */
  public static AffectedInstances of(Fact<Scope> fact) {
    return switch (fact) {
      case Fact.Known<Scope>(Scope scope) -> exactly(scope);
      case Fact.Absent<Scope>() -> exactly(new Scope.Nobody());
      case Fact.Unreadable<Scope> unread -> new AffectedInstances(new Scope.Everything(), unread);
    };
  }
}
