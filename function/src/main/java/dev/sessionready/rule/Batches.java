package dev.sessionready.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells AWS Config in as few calls as it allows, and asks again for what it answered as failed: it
 * does so with HTTP 200.
 */
public record Batches(ConfigService config, String resultToken) implements Sink {

  private static final int TRIES = 3;

  @Override
  public void tell(List<Evaluation> evaluations) {
    List<Evaluation> left = oncePerResource(evaluations);
    for (int attempt = 0; attempt < TRIES && !left.isEmpty(); attempt++) {
      left = put(left);
    }
    if (!left.isEmpty()) {
      throw new RejectedEvaluations(
          "AWS Config refused %d of %d evaluations in %d tries, the first for %s %s."
              .formatted(
                  left.size(),
                  evaluations.size(),
                  TRIES,
                  left.getFirst().resourceType(),
                  left.getFirst().resourceId()));
    }
  }

  private List<Evaluation> put(List<Evaluation> evaluations) {
    List<Evaluation> failed = new ArrayList<>();
    for (int from = 0; from < evaluations.size(); from += ConfigService.BATCH) {
      int to = Math.min(from + ConfigService.BATCH, evaluations.size());
      failed.addAll(config.putEvaluations(resultToken, evaluations.subList(from, to)));
    }
    return failed;
  }

  // Of two evaluations with one type and id AWS Config shows only the last.
  private static List<Evaluation> oncePerResource(List<Evaluation> evaluations) {
    Map<String, Evaluation> byResource = new LinkedHashMap<>();
    for (Evaluation evaluation : evaluations) {
      byResource.put(evaluation.resourceType() + " " + evaluation.resourceId(), evaluation);
    }
    return List.copyOf(byResource.values());
  }
}
