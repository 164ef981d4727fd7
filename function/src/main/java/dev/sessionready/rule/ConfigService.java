package dev.sessionready.rule;

import dev.sessionready.fact.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** AWS Config as a rule sees it, live or in memory. */
public interface ConfigService {

  /** The most evaluations that one call takes. */
  int BATCH = 100;

  /**
   * Puts one batch of at most {@link #BATCH}. With the token {@code TESTMODE} AWS Config only says
   * whether it would take it, and records nothing. Several threads may put at the same time.
   *
   * @return the evaluations that AWS Config answered as failed
   * @throws PutFailed where it took none of them
   * @throws RuleDeleted where the rule that asked is gone
   * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/API_PutEvaluations.html">
   *     PutEvaluations</a>
   */
  List<Evaluation> putEvaluations(String resultToken, List<Evaluation> batch);

  /**
   * About so many of the resources that the rule shows as COMPLIANT or NON_COMPLIANT; absent where
   * there is no such rule.
   *
   * @param from what the ones before named; null for the first
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_GetComplianceDetailsByConfigRule.html">
   *     GetComplianceDetailsByConfigRule</a>
   */
  Fact<RecordedVerdicts> shown(String ruleName, @Nullable String from, int atMost);
}
