package dev.sessionready.rule;

import dev.sessionready.fact.Fact;
import java.util.List;
import java.util.Set;

/** Where evaluations are reported. */
public interface Sink {

  /**
   * Says all of them.
   *
   * @throws RejectedEvaluations where some were refused, after all others were reported
   * @throws RuleDeleted where nobody is left to be reported
   */
  void publish(List<Evaluation> evaluations);

  /** The resources whose verdicts stand from earlier; none where nothing said is kept. */
  default Fact<Set<EvaluatedResource>> recorded() {
    return Fact.known(Set.of());
  }
}
