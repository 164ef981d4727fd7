package dev.sessionready.iam;

import java.util.List;

/** One reason for which a request is denied, sufficient by itself. */
public sealed interface Refusal {

  /** The kind of policy that refuses. */
  Layer layer();

  /** A statement denies it. */
  record ExplicitDeny(StatementRef statement) implements Refusal {
    @Override
    public Layer layer() {
      return statement.layer();
    }
  }

  /**
   * No statement allows it where one has to.
   *
   * @param layer where an allow is missing
   * @param policies the names of the policies that were searched for one in vain
   * @param unmet the conditions for want of which a statement of them does not allow
   */
  record NoAllow(Layer layer, List<String> policies, List<UnmetCondition> unmet)
      implements Refusal {
    public NoAllow {
      policies = List.copyOf(policies);
      unmet = List.copyOf(unmet);
    }

    /** Where no statement would allow even if its conditions were met. */
    public NoAllow(Layer layer, List<String> policies) {
      this(layer, policies, List.of());
    }
  }
}
