package dev.sessionready.lambda;

import dev.sessionready.fact.Fact;
import dev.sessionready.rule.ConfigService;
import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.RecordedVerdicts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An AWS Config that takes everything and shows nothing. */
record NoContext() implements ConfigService {

  @Override
  public List<Evaluation> putEvaluations(String resultToken, List<Evaluation> batch) {
    return List.of();
  }

  @Override
  public Fact<RecordedVerdicts> shown(String ruleName, @Nullable String from, int atMost) {
    return Fact.absent();
  }
}
