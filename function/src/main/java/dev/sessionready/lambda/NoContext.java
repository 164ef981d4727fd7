package dev.sessionready.lambda;

import dev.sessionready.fact.Fact;
import dev.sessionready.rule.ConfigService;
import dev.sessionready.rule.EvaluatedResource;
import dev.sessionready.rule.Evaluation;
import java.util.List;
import java.util.Set;

/** An AWS Config that takes everything and shows nothing. */
record NoContext() implements ConfigService {

  @Override
  public List<Evaluation> putEvaluations(String resultToken, List<Evaluation> batch) {
    return List.of();
  }

  @Override
  public Fact<Set<EvaluatedResource>> shown(String ruleName) {
    return Fact.absent();
  }
}
