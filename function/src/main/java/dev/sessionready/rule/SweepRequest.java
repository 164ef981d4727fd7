package dev.sessionready.rule;

import java.time.Instant;
import java.util.Map;

/**
 * What AWS Config asked for when it called for a sweep.
 *
 * @param at the time that it reports of; becomes the evaluations' ordering timestamp
 * @param parameters the rule's, as AWS Config hands them over
 * @param resultToken what names the rule and the event to AWS Config; never logged
 */
public record SweepRequest(
    String account,
    String ruleName,
    Instant at,
    Map<String, String> parameters,
    String resultToken) {

  public SweepRequest {
    parameters = Map.copyOf(parameters);
  }

  /** Without the token, so that whoever prints it gives nothing away. */
  @Override
  public String toString() {
    return "sweep of %s by %s at %s".formatted(account, ruleName, at);
  }
}
