package dev.sessionready.preflight;

import java.util.Map;
import java.util.Optional;

/**
 * The account's configuration recorder in one region.
 *
 * @param frequency how often it records, but for the types in {@code overrides}
 */
public record Recorder(
    String name,
    RecordedTypes selection,
    RecordingFrequency frequency,
    Map<String, RecordingFrequency> overrides) {

  public Recorder {
    overrides = Map.copyOf(overrides);
  }

  /** How often it records resources of that type, or empty where it does not. */
  Optional<RecordingFrequency> frequencyOf(String type) {
    return selection.includes(type)
        ? Optional.of(overrides.getOrDefault(type, frequency))
        : Optional.empty();
  }
}
