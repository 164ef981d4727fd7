package dev.sessionready.rule;

import dev.sessionready.fact.Fact;
import java.util.List;
import java.util.Set;

/** Where evaluations are told. */
public interface Sink {

  /**
   * Tells all of them.
   *
   * @throws RejectedEvaluations where some were refused, after all others were told
   * @throws RuleDeleted where nobody is left to be told
   */
  void tell(List<Evaluation> evaluations);

  /** The resources whose verdicts stand from earlier; none where nothing told is kept. */
  default Fact<Set<Resource>> standing() {
    return Fact.known(Set.of());
  }
}
