package dev.sessionready.rule;

import dev.sessionready.fact.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts evaluations to AWS Config in as few calls as it allows, and puts again what it answered as
 * failed, which it does with HTTP 200. Each round waits twice as long as the one before.
 *
 * @param ruleName the rule whose verdicts these are
 * @param resultToken what names the rule and its event to AWS Config; never logged or passed on
 */
public record EvaluationPublisher(
    ConfigService config, String ruleName, String resultToken, Pause pause) implements Sink {

  private static final int TRIES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private static final String NO_ID = "AWS Config takes resource ids of 1 to 768 characters.";

  @Override
  public void publish(List<Evaluation> evaluations) {
    List<Evaluation> all = oncePerResource(evaluations);
    Map<Evaluation, String> refused = new LinkedHashMap<>();
    List<Evaluation> taken =
        all.stream().filter(evaluation -> evaluation.resource().isTaken()).toList();
    all.stream()
        .filter(evaluation -> !evaluation.resource().isTaken())
        .forEach(evaluation -> refused.put(evaluation, NO_ID));
    List<Evaluation> left = put(taken, refused);
    Duration wait = FIRST_PAUSE;
    for (int tries = 1; tries < TRIES && !left.isEmpty(); tries++) {
      left.forEach(refused::remove);
      pause.of(wait);
      wait = wait.multipliedBy(2);
      left = put(left, refused);
    }
    if (!refused.isEmpty()) {
      throw rejected(refused, all.size());
    }
  }

  @Override
  public Fact<Set<EvaluatedResource>> recorded() {
    return config.shown(ruleName);
  }

  // Adds what was refused, and why as far as AWS Config says, and returns what of it to try again.
  // A batch that fails as a whole must not keep the next ones from being put.
  private List<Evaluation> put(List<Evaluation> evaluations, Map<Evaluation, String> refused) {
    List<Evaluation> again = new ArrayList<>();
    for (int from = 0; from < evaluations.size(); from += ConfigService.BATCH) {
      int to = Math.min(from + ConfigService.BATCH, evaluations.size());
      List<Evaluation> batch = evaluations.subList(from, to);
      try {
        List<Evaluation> failed = config.putEvaluations(resultToken, batch);
        failed.forEach(evaluation -> refused.put(evaluation, ""));
        again.addAll(failed);
      } catch (PutFailed whole) {
        batch.forEach(evaluation -> refused.put(evaluation, String.valueOf(whole.getMessage())));
        again.addAll(whole.isWorthAnotherTry() ? batch : List.of());
      }
    }
    return again;
  }

  private static RejectedEvaluations rejected(Map<Evaluation, String> refused, int all) {
    Evaluation first = refused.keySet().iterator().next();
    return new RejectedEvaluations(
        "AWS Config refused %d of %d evaluations, the first for %s %s. %s"
            .formatted(
                refused.size(),
                all,
                first.resourceType(),
                first.resourceId(),
                refused.values().stream().distinct().collect(Collectors.joining(" ")))
            .strip(),
        List.copyOf(refused.keySet()));
  }

  // Of two evaluations with one type and id AWS Config shows only the last.
  private static List<Evaluation> oncePerResource(List<Evaluation> evaluations) {
    Map<EvaluatedResource, Evaluation> byResource = new LinkedHashMap<>();
    for (Evaluation evaluation : evaluations) {
      byResource.put(evaluation.resource(), evaluation);
    }
    return List.copyOf(byResource.values());
  }
}
