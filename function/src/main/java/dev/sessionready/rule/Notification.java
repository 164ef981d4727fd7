package dev.sessionready.rule;

import java.time.Instant;

/**
 * Why AWS Config called.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_example-events.html">
 *     Example events</a>
 */
public sealed interface Notification {

  /** When what it tells of was so; becomes the evaluations' ordering timestamp. */
  Instant at();

  /** A resource was recorded as changed. Its configuration is not kept: the live one is judged. */
  record Changed(String resourceType, String resourceId, Instant at) implements Notification {}

  /** A resource was deleted, is no longer recorded, or left the rule's scope. */
  record Gone(String resourceType, String resourceId, Instant at) implements Notification {}

  /** It is time for a sweep: by schedule, or because a configuration snapshot was delivered. */
  record Sweep(Instant at) implements Notification {}
}
