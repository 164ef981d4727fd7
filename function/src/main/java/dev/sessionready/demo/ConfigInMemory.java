package dev.sessionready.demo;

import dev.sessionready.fact.Fact;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.ConfigService;
import dev.sessionready.rule.EvaluatedResource;
import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.RecordedVerdicts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An AWS Config in memory, as strict as the real one about what it is sent.
 *
 * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/API_PutEvaluations.html">
 *     PutEvaluations</a>
 */
public final class ConfigInMemory implements ConfigService {

  private static final int LONGEST_ANNOTATION = 256;
  private static final int LONGEST_ID = 768;

  private final Map<EvaluatedResource, Evaluation> shown = new TreeMap<>();

  @Override
  public synchronized List<Evaluation> putEvaluations(String resultToken, List<Evaluation> batch) {
    if (resultToken.isEmpty()) {
      throw new IllegalArgumentException("InvalidResultTokenException: the result token is empty");
    }
    if (batch.size() > BATCH) {
      throw new IllegalArgumentException(
          "ValidationException: %d evaluations in one call; %d are allowed"
              .formatted(batch.size(), BATCH));
    }
    batch.forEach(ConfigInMemory::validate);
    batch.forEach(
        evaluation -> shown.merge(evaluation.resource(), evaluation, ConfigInMemory::later));
    return List.of();
  }

  @Override
  public synchronized Fact<RecordedVerdicts> shown(
      String ruleName, @Nullable String from, int atMost) {
    List<Evaluation> verdicts =
        shown.values().stream()
            .filter(evaluation -> evaluation.complianceType() != ComplianceType.NOT_APPLICABLE)
            .filter(evaluation -> from == null || key(evaluation).compareTo(from) > 0)
            .sorted(Comparator.comparing(ConfigInMemory::key))
            .toList();
    List<Evaluation> some = verdicts.subList(0, Math.min(atMost, verdicts.size()));
    return Fact.known(
        new RecordedVerdicts(
            some.stream()
                .collect(Collectors.toMap(Evaluation::resource, Evaluation::orderingTimestamp)),
            some.size() == verdicts.size() ? null : key(some.getLast())));
  }

  private static String key(Evaluation evaluation) {
    return evaluation.resourceType() + " " + evaluation.resourceId();
  }

  /** What the console shows, by resource type and id. */
  public synchronized List<Evaluation> shown() {
    return List.copyOf(shown.values());
  }

  private static Evaluation later(Evaluation one, Evaluation other) {
    return other.orderingTimestamp().isBefore(one.orderingTimestamp()) ? one : other;
  }

  private static void validate(Evaluation evaluation) {
    String annotation = evaluation.annotation();
    if (annotation != null && (annotation.isEmpty() || annotation.length() > LONGEST_ANNOTATION)) {
      throw new IllegalArgumentException(
          "ValidationException: an annotation of %d characters for %s; 1 to %d are allowed"
              .formatted(annotation.length(), evaluation.resourceId(), LONGEST_ANNOTATION));
    }
    if (evaluation.resourceId().isEmpty() || evaluation.resourceId().length() > LONGEST_ID) {
      throw new IllegalArgumentException(
          "ValidationException: a resource id of %d characters; 1 to %d are allowed"
              .formatted(evaluation.resourceId().length(), LONGEST_ID));
    }
  }
}
