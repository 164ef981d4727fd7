package dev.sessionready.iam;

import java.util.List;

/** One reason for which a request is denied, sufficient by itself. */
public sealed interface DenyReason {

  /** The kind of policy that refuses. */
  PolicyType policyType();

  /** A statement denies it. */
  record ExplicitDeny(StatementRef statement) implements DenyReason {
    @Override
    public PolicyType policyType() {
      return statement.policyType();
    }
  }

  /**
   * No statement allows it where one has to.
   *
   * @param policyType where an allow is missing
   * @param policies the names of the policies that were searched for one in vain
   * @param unmet the conditions for want of which a statement of them does not allow
   */
  record ImplicitDeny(PolicyType policyType, List<String> policies, List<UnmetCondition> unmet)
      implements DenyReason {
    public ImplicitDeny {
      policies = List.copyOf(policies);
      unmet = List.copyOf(unmet);
    }

    /** Where no statement would allow even if its conditions were met. */
    public ImplicitDeny(PolicyType policyType, List<String> policies) {
      this(policyType, policies, List.of());
    }
  }
}
