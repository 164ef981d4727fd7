package dev.sessionready.rule;

import dev.sessionready.fact.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * About so many of the resources with verdicts from earlier runs; none where nothing that is
   * published is kept.
   *
   * @param from what the ones before named; null for the first
   */
  default Fact<RecordedVerdicts> recorded(@Nullable String from, int atMost) {
    return Fact.known(RecordedVerdicts.none());
  }
}
