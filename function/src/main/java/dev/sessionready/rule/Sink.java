package dev.sessionready.rule;

import java.util.List;

/** Where evaluations are told. */
public interface Sink {

  /**
   * Tells all of them.
   *
   * @throws RejectedEvaluations where some were refused, after all others were told
   */
  void tell(List<Evaluation> evaluations);
}
