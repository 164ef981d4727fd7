package dev.sessionready.model;

import dev.sessionready.fact.Fact;
import java.util.Map;

/**
 * What is known of the places that sessions are logged to and the keys that encrypt them.
 *
 * @param logGroups by name
 * @param buckets by name
 * @param keys by the reference that names them: id, ARN or alias
 */
public record LoggingFacts(
    Map<String, Fact<LogGroup>> logGroups,
    Map<String, Fact<Bucket>> buckets,
    Map<String, Fact<KmsKey>> keys) {

  public LoggingFacts {
    logGroups = Map.copyOf(logGroups);
    buckets = Map.copyOf(buckets);
    keys = Map.copyOf(keys);
  }
}
