package dev.sessionready.check;

import dev.sessionready.model.Subject;

/**
 * One prerequisite of Session Manager. Implementations carry a {@link CheckInfo} plate and are
 * found by the service loader.
 */
public interface Check {

  /**
   * Judges one instance.
   *
   * @throws dev.sessionready.fact.Ignorance where a fact that the judgement needs could not be read
   */
  Verdict judge(Subject subject);
}
