package dev.sessionready.iam;

import java.util.List;

/**
 * A place that a request passes only with an allow.
 *
 * @param layer the kind of policy that stands for it in the answer
 * @param policies the names of the policies that were searched
 * @param allow what was found there, or in whatever serves in its stead
 * @param unmet the conditions for want of which a statement there does not allow
 */
record Gate(Layer layer, List<String> policies, Tally allow, List<UnmetCondition> unmet) {

  static Gate of(Reading reading, Tally allow) {
    return new Gate(reading.layer(), reading.policies(), allow, reading.unmet());
  }

  boolean isShut() {
    return allow.isNone();
  }

  Refusal refusal() {
    return new Refusal.NoAllow(layer, policies, unmet);
  }
}
