package dev.sessionready.rule;

import dev.sessionready.fact.Fact;
import dev.sessionready.rule.PutFailed.Outlook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts evaluations to AWS Config in as few calls as it allows, a few at a time, and puts again what
 * it answered as failed, which it does with HTTP 200. Each round waits twice as long as the one
 * before, and puts one batch after the other: AWS Config publishes no rate for PutEvaluations, so
 * what is too much for it is learned from its answers.
 *
 * @param ruleName the rule whose verdicts these are
 * @param resultToken what names the rule and its event to AWS Config; never logged or passed on
 */
public record EvaluationPublisher(
    ConfigService config, String ruleName, String resultToken, Pause pause) implements Sink {

  private static final int TRIES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /** How many batches are put at the same time, as long as AWS Config has refused none. */
  static final int AT_ONCE = 4;

  private static final String NO_ID = "AWS Config takes resource ids of 1 to 768 characters.";

  @Override
  public void publish(List<Evaluation> evaluations) {
    List<Evaluation> all = oncePerResource(evaluations);
    Map<Evaluation, Refusal> refused = new LinkedHashMap<>();
    List<Evaluation> taken =
        all.stream().filter(evaluation -> evaluation.resource().isTaken()).toList();
    all.stream()
        .filter(evaluation -> !evaluation.resource().isTaken())
        .forEach(evaluation -> refused.put(evaluation, new Refusal(NO_ID, Outlook.REFUSED_AGAIN)));
    List<Evaluation> left = put(taken, AT_ONCE, refused);
    Duration wait = FIRST_PAUSE;
    for (int tries = 1; tries < TRIES && !left.isEmpty(); tries++) {
      left.forEach(refused::remove);
      pause.of(wait);
      wait = wait.multipliedBy(2);
      left = put(left, 1, refused);
    }
    if (!refused.isEmpty()) {
      throw rejected(refused, all.size());
    }
  }

  @Override
  public Fact<RecordedVerdicts> recorded(@Nullable String from, int atMost) {
    return config.shown(ruleName, from, atMost);
  }

  // Adds what was refused, and why as far as AWS Config says, and returns what of it to try again:
  // both in the order of the evaluations, whichever batch was answered first.
  private List<Evaluation> put(
      List<Evaluation> evaluations, int atOnce, Map<Evaluation, Refusal> refused) {
    List<List<Evaluation>> batches =
        evaluations.stream().gather(Gatherers.windowFixed(ConfigService.BATCH)).toList();
    List<Answer> answers = new ArrayList<>();
    // The first goes alone: one that is told that the rule is gone is enough.
    batches.stream().limit(1).map(this::put).forEach(answers::add);
    batches.stream()
        .skip(1)
        .gather(Gatherers.mapConcurrent(atOnce, this::put))
        .forEach(answers::add);
    List<Evaluation> again = new ArrayList<>();
    for (Answer answer : answers) {
      answer.refused().forEach(evaluation -> refused.put(evaluation, answer.refusal()));
      if (answer.refusal().outlook() == Outlook.MAY_BE_TAKEN) {
        again.addAll(answer.refused());
      }
    }
    return again;
  }

  // A batch that fails as a whole must not keep the next ones from being put.
  private Answer put(List<Evaluation> batch) {
    try {
      return new Answer(
          config.putEvaluations(resultToken, batch), new Refusal("", Outlook.MAY_BE_TAKEN));
    } catch (PutFailed whole) {
      return new Answer(batch, new Refusal(String.valueOf(whole.getMessage()), whole.outlook()));
    }
  }

  /** What AWS Config refused of one batch. */
  private record Answer(List<Evaluation> refused, Refusal refusal) {}

  /**
   * Why AWS Config refused something.
   *
   * @param why its reason, as far as it gives one
   */
  private record Refusal(String why, Outlook outlook) {}

  private static RejectedEvaluations rejected(Map<Evaluation, Refusal> refused, int all) {
    Evaluation first = refused.keySet().iterator().next();
    return new RejectedEvaluations(
        "AWS Config refused %d of %d evaluations, the first for %s %s. %s"
            .formatted(
                refused.size(),
                all,
                first.resourceType(),
                first.resourceId(),
                refused.values().stream()
                    .map(Refusal::why)
                    .distinct()
                    .collect(Collectors.joining(" ")))
            .strip(),
        List.copyOf(refused.keySet()),
        outlook(refused.values()));
  }

  // Without a valid token there is no use in trying, whatever else was refused.
  private static Outlook outlook(Collection<Refusal> refusals) {
    Set<Outlook> outlooks =
        refusals.stream().map(Refusal::outlook).collect(Collectors.toUnmodifiableSet());
    return Stream.of(Outlook.TOKEN_INVALID, Outlook.MAY_BE_TAKEN)
        .filter(outlooks::contains)
        .findFirst()
        .orElse(Outlook.REFUSED_AGAIN);
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
