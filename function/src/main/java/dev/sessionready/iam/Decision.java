package dev.sessionready.iam;

import java.util.List;

/** What AWS answers to a request, and for which reason. */
public sealed interface Decision {

  /**
   * AWS does it.
   *
   * @param by the statement that grants it
   */
  record Allowed(StatementRef by) implements Decision {}

  /**
   * AWS refuses.
   *
   * @param reasons every reason that suffices by itself, explicit denies first; never empty
   */
  record Denied(List<DenyReason> reasons) implements Decision {
    public Denied {
      reasons = List.copyOf(reasons);
    }

    /** The reason that AWS comes upon first. */
    public DenyReason first() {
      return reasons.getFirst();
    }

    /** The kind of policy that denies first. */
    public PolicyType policyType() {
      return first().policyType();
    }

    /** Whether a statement denies it, rather than that none allows it. */
    public boolean explicit() {
      return first() instanceof DenyReason.ExplicitDeny;
    }
  }

  /**
   * It cannot be known.
   *
   * @param doubts what would have to be known; never empty
   */
  record Depends(List<MissingInformation> doubts) implements Decision {
    public Depends {
      doubts = List.copyOf(doubts);
    }

    /** The condition keys and policies that would have to be known, each once. */
    public List<String> unknowns() {
      return doubts.stream().map(MissingInformation::subject).distinct().toList();
    }
  }
}
