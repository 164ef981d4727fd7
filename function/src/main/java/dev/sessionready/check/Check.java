package dev.sessionready.check;

import dev.sessionready.subject.Subject;
import java.util.List;

/**
 * One prerequisite of Session Manager. Implementations carry a {@link CheckInfo} and are found by
 * the service loader.
 */
public interface Check {

  /**
   * Evaluates one instance.
   *
   * @throws dev.sessionready.fact.Ignorance where a fact that the verdict needs could not be read
   */
  Verdict judge(Subject subject);

  /**
   * A failure of this check that no other failure explains, once it is known what earlier checks
   * left open. What may be the cause among them is named before anything that AWS does not show.
   *
   * @param suspects what the checks that this one comes after could not verify, or warn of
   */
  default Verdict.Fail suspecting(Verdict.Fail own, List<Suspect> suspects) {
    return own;
  }
}
