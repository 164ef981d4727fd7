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
   * @param refusals every reason that suffices by itself, explicit denies first; never empty
   */
  record Denied(List<Refusal> refusals) implements Decision {
    public Denied {
      refusals = List.copyOf(refusals);
    }

    /** The reason that AWS comes upon first. */
    public Refusal first() {
      return refusals.getFirst();
    }

    /** The layer that refuses first. */
    public Layer layer() {
      return first().layer();
    }

    /** Whether a statement denies it, rather than that none allows it. */
    public boolean explicit() {
      return first() instanceof Refusal.ExplicitDeny;
    }
  }

  /**
   * It cannot be told.
   *
   * @param doubts what would have to be known; never empty
   */
  record Depends(List<Doubt> doubts) implements Decision {
    public Depends {
      doubts = List.copyOf(doubts);
    }

    /** The condition keys and policies that would have to be known, each once. */
    public List<String> unknowns() {
      return doubts.stream().map(Doubt::subject).distinct().toList();
    }
  }
}
