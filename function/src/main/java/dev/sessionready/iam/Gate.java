package dev.sessionready.iam;

import java.util.List;

/**
 * A place that a request passes only with an allow.
 *
 * @param layer the kind of policy that stands for it in the answer
 * @param policies the names of the policies that were searched
 * @param allow what was found there, or in whatever serves in its stead
 */
record Gate(Layer layer, List<String> policies, Tally allow) {

  static Gate of(Reading reading, Tally allow) {
    return new Gate(reading.layer(), reading.policies(), allow);
  }

  boolean isShut() {
    return allow.isNone();
  }

  Refusal refusal() {
    return new Refusal.NoAllow(layer, policies);
  }
}
