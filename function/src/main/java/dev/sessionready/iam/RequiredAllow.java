package dev.sessionready.iam;

import java.util.List;

/**
 * A place that a request passes only with an allow.
 *
 * @param policyType the kind of policy that stands for it in the answer
 * @param policies the names of the policies that were searched
 * @param allow what was found there, or in whatever serves in its stead
 * @param unmet the conditions for want of which a statement there does not allow
 */
record RequiredAllow(
    PolicyType policyType,
    List<String> policies,
    ApplicableStatement allow,
    List<UnmetCondition> unmet) {

  static RequiredAllow of(PolicyTypeResult reading, ApplicableStatement allow) {
    return new RequiredAllow(reading.policyType(), reading.policies(), allow, reading.unmet());
  }

  boolean isBlocked() {
    return allow.isNone();
  }

  DenyReason denyReason() {
    return new DenyReason.ImplicitDeny(policyType, policies, unmet);
  }
}
