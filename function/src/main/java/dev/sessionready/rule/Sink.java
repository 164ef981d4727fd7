package dev.sessionready.rule;

import dev.sessionready.fact.Fact;
import java.util.List;
import java.util.Set;

/** Where evaluations are published. */
public interface Sink {

  /**
   * Publishes all of them.
   *
   * @throws RejectedEvaluations where some were refused, after all others were published
   * @throws RuleDeleted where the rule is gone
   */
  void publish(List<Evaluation> evaluations);

  /**
   * The resources with verdicts from earlier runs; none where nothing that is published is kept.
   */
  default Fact<Set<EvaluatedResource>> recorded() {
    return Fact.known(Set.of());
  }
}
