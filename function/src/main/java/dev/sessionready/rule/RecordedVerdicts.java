package dev.sessionready.rule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Some of the resources that a rule shows as COMPLIANT or NON_COMPLIANT.
 *
 * @param orderedAt by resource, the moment that its verdict is about
 * @param next what names the following ones to AWS Config; null where none follow
 */
public record RecordedVerdicts(Map<EvaluatedResource, Instant> orderedAt, @Nullable String next) {

  public RecordedVerdicts {
    orderedAt = Map.copyOf(orderedAt);
  }

  /** No verdicts. */
  static RecordedVerdicts none() {
    return new RecordedVerdicts(Map.of(), null);
  }

  /** The resources. */
  Set<EvaluatedResource> resources() {
    return orderedAt.keySet();
  }

  /** Those whose verdict is of an earlier second, since AWS may keep whole seconds only. */
  Set<EvaluatedResource> before(Instant moment) {
    Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
    return orderedAt.entrySet().stream()
        .filter(recorded -> recorded.getValue().isBefore(second))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
