package dev.sessionready.preflight;

/** How soon AWS Config records that a resource has changed. */
public enum RecordingFrequency {
  CONTINUOUS,
  DAILY
}
