package dev.sessionready.check;

import dev.sessionready.subject.Subject;
import java.util.List;

/**
 * One prerequisite of Session Manager. Implementations carry a {@link CheckInfo} check info and are
 * found by the service loader.
 */
public interface Check {

  /**
   * Judges one instance.
   *
   * @throws dev.sessionready.fact.Ignorance where a fact that the judgement needs could not be read
   */
  Verdict judge(Subject subject);

  /**
   * A failure of this check that no other failure explains, once it is known what earlier checks
   * left open. Whatever of that may be the cause is named before anything that AWS does not show.
   *
   * @param suspects what the checks that this one comes after could not verify, or warn of
   */
  default Verdict.Fail suspecting(Verdict.Fail own, List<Suspect> suspects) {
    return own;
  }
}
