package dev.sessionready.rule;

import java.util.List;

/** AWS Config's PutEvaluations, live or played. */
public interface ConfigService {

  /** The most evaluations that one call takes. */
  int BATCH = 100;

  /**
   * Puts one batch of at most {@link #BATCH}.
   *
   * @return the evaluations that AWS Config answered as failed
   * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/API_PutEvaluations.html">
   *     PutEvaluations</a>
   */
  List<Evaluation> putEvaluations(String resultToken, List<Evaluation> batch);
}
