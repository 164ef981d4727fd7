package dev.sessionready.rule;

import java.time.Instant;

/**
 * Why AWS Config called.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_example-events.html">
 *     Example events</a>
 */
public sealed interface InvokingEvent {

  /** The time that it reports of; becomes the evaluations' ordering timestamp. */
  Instant at();

  /**
   * A resource was recorded as changed. Its configuration is not kept: the live one is evaluated.
   */
  record Changed(String resourceType, String resourceId, Instant at, ChangeDetails details)
      implements InvokingEvent {

    /** Of a change without details. */
    public Changed(String resourceType, String resourceId, Instant at) {
      this(resourceType, resourceId, at, ChangeDetails.none(true));
    }
  }

  /** A resource was deleted, is no longer recorded, or left the rule's scope. */
  record Gone(String resourceType, String resourceId, Instant at, ChangeDetails details)
      implements InvokingEvent {

    /** Of a resource that was deleted, without details. */
    public Gone(String resourceType, String resourceId, Instant at) {
      this(resourceType, resourceId, at, ChangeDetails.none(false));
    }
  }

  /** It is time for a sweep: by schedule, or because a configuration snapshot was delivered. */
  record Sweep(Instant at) implements InvokingEvent {}
}
