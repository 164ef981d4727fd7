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
    Round round = new Round(oncePerResource(evaluations), List.of());
    for (int attempt = 0; attempt < TRIES && !round.left().isEmpty(); attempt++) {
      round = put(round.left());
    }
    if (!round.left().isEmpty()) {
      throw rejected(round, evaluations.size());
    }
  }

  // A batch that fails as a whole must not keep the next ones from being put.
  private Round put(List<Evaluation> evaluations) {
    List<Evaluation> left = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (int from = 0; from < evaluations.size(); from += ConfigService.BATCH) {
      int to = Math.min(from + ConfigService.BATCH, evaluations.size());
      List<Evaluation> batch = evaluations.subList(from, to);
      try {
        left.addAll(config.putEvaluations(resultToken, batch));
      } catch (RejectedEvaluations whole) {
        left.addAll(batch);
        reasons.add(String.valueOf(whole.getMessage()));
      }
    }
    return new Round(left, reasons);
  }

  private static RejectedEvaluations rejected(Round round, int all) {
    Evaluation first = round.left().getFirst();
    return new RejectedEvaluations(
        "AWS Config refused %d of %d evaluations in %d tries, the first for %s %s. %s"
            .formatted(
                round.left().size(),
                all,
                TRIES,
                first.resourceType(),
                first.resourceId(),
                String.join(" ", round.reasons().stream().distinct().toList()))
            .strip());
  }

  // Of two evaluations with one type and id AWS Config shows only the last.
  private static List<Evaluation> oncePerResource(List<Evaluation> evaluations) {
    Map<String, Evaluation> byResource = new LinkedHashMap<>();
    for (Evaluation evaluation : evaluations) {
      byResource.put(evaluation.resourceType() + " " + evaluation.resourceId(), evaluation);
    }
    return List.copyOf(byResource.values());
  }

  /** What one round of calls left untold, and why. */
  private record Round(List<Evaluation> left, List<String> reasons) {}
}
